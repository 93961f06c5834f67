export { QualityModule } from './quality.module.js';
export { QualityService } from './quality.service.js';
