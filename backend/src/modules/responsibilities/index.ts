export { ResponsibilitiesModule } from './responsibilities.module.js';
