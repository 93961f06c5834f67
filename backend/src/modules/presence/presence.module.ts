import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { NightsController } from './nights/nights.controller.js';
import { NightsRepository } from './nights/nights.repository.js';
import { NightsService } from './nights/nights.service.js';
import { PresenceFacilities } from './presence-facilities.js';
import { PresenceController } from './presence.controller.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';

@Module({
  imports: [OrganisationsModule],
  // The nights first: `nights` would else be read as a month.
  controllers: [NightsController, PresenceController],
  providers: [NightsRepository, NightsService, PresenceFacilities, PresenceRepository, PresenceService],
  exports: [NightsService],
})
export class PresenceModule {}
