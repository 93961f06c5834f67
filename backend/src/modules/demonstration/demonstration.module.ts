import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.js';
import { PresenceModule } from '../presence/index.js';
import { UsersModule } from '../users/index.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [ImportsModule, PresenceModule, UsersModule],
  providers: [DemonstrationService, DemonstrationRepository],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
