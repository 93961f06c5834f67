import { Module } from '@nestjs/common';
import { ImportsModule } from '../imports/index.js';
import { PresenceModule } from '../presence/index.js';
import { QualityModule } from '../quality/index.js';
import { ReleasesModule } from '../releases/index.js';
import { UsersModule } from '../users/index.js';
import { DemonstrationReleases } from './demonstration-releases.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [ImportsModule, PresenceModule, QualityModule, ReleasesModule, UsersModule],
  providers: [DemonstrationReleases, DemonstrationService, DemonstrationRepository],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
