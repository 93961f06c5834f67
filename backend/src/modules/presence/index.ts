export { NightsService, type UnconfirmedNight } from './nights/nights.service.js';
export { PresenceModule } from './presence.module.js';
