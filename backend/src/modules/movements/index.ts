export { LateEntries } from './late-entries.js';
export { MovementPlaces, refuseBeyond, type JudgedPlace } from './movement-places.js';
export { MinorCreationDto, MovementPlaceDto } from './movements.dto.js';
export { MovementsModule } from './movements.module.js';
export { isWithin, type PlaceKeys } from './movements.repository.js';
export { RegistrationService } from './registration.service.js';
