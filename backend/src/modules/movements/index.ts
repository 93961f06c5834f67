export { MovementsModule } from './movements.module.js';
