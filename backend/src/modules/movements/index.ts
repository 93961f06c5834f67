export { MovementsModule } from './movements.module.js';
export { MovementsService } from './movements.service.js';
