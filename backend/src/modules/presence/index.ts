export type { House } from './beds/house.js';
export { NightsService } from './nights/nights.service.js';
export { PresenceModule } from './presence.module.js';
export { FurnishingService, type PlannedRoom } from './rooms/furnishing.service.js';
