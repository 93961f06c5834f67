import { Module } from '@nestjs/common';
import { OrganisationsModule } from '../organisations/index.js';
import { PresenceController } from './presence.controller.js';
import { PresenceRepository } from './presence.repository.js';
import { PresenceService } from './presence.service.js';

@Module({
  imports: [OrganisationsModule],
  controllers: [PresenceController],
  providers: [PresenceRepository, PresenceService],
})
export class PresenceModule {}
