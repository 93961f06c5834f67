export { MinorCreationDto } from './movements.dto.js';
export { MovementsModule } from './movements.module.js';
export { RegistrationService } from './registration.service.js';
