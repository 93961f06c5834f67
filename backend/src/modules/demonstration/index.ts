export { DemonstrationModule } from './demonstration.module.js';
export { DemonstrationService } from './demonstration.service.js';
