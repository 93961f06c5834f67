import { Module } from '@nestjs/common';
import { AttachmentUpload } from '../attachments/index.js';
import { ImportsModule } from '../imports/index.js';
import { OpinionsModule } from '../opinions/index.js';
import { PresenceModule } from '../presence/index.js';
import { QualityModule } from '../quality/index.js';
import { ReleasesModule } from '../releases/index.js';
import { UsersModule } from '../users/index.js';
import { DemonstrationDocuments } from './demonstration-documents.js';
import { DemonstrationOpinions } from './demonstration-opinions.js';
import { DemonstrationOpinionsRepository } from './demonstration-opinions.repository.js';
import { DemonstrationRecords } from './demonstration-records.js';
import { DemonstrationReleases } from './demonstration-releases.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { DemonstrationService } from './demonstration.service.js';

@Module({
  imports: [ImportsModule, OpinionsModule, PresenceModule, QualityModule, ReleasesModule, UsersModule],
  providers: [
    AttachmentUpload,
    DemonstrationDocuments,
    DemonstrationOpinions,
    DemonstrationOpinionsRepository,
    DemonstrationRecords,
    DemonstrationReleases,
    DemonstrationService,
    DemonstrationRepository,
  ],
  exports: [DemonstrationService],
})
export class DemonstrationModule {}
