export { MovingAlong, type AcceptedTransfer, type MovingPart } from './moving-along.js';
export { TransfersModule } from './transfers.module.js';
export { TransfersService } from './transfers.service.js';
