export { NightsService } from './nights/nights.service.js';
export { PresenceModule } from './presence.module.js';
