export { LateEntries } from './late-entries.js';
export { type JudgedPlace, MovementPlaces, refuseBeyond } from './movement-places.js';
export { MovementPlaceDto } from './movements.dto.js';
export { isWithin, type PlaceKeys } from './movements.repository.js';
export { MovementsModule } from './movements.module.js';
