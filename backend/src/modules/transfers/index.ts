export { TransfersModule } from './transfers.module.js';
export { TransfersService } from './transfers.service.js';
