import { Module } from '@nestjs/common';
import { CensusModule } from '../census/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { QualityModule } from '../quality/index.js';
import { ReleaseTaker } from './release-taker.js';
import { ReleaseTakingRepository } from './release-taking.repository.js';
import { ReleasesController } from './releases.controller.js';
import { ReleasesJobs } from './releases.jobs.js';
import { ReleasesRepository } from './releases.repository.js';
import { ReleasesService } from './releases.service.js';
import { RevisionsRepository } from './revisions.repository.js';
import { RevisionsService } from './revisions.service.js';

@Module({
  imports: [CensusModule, NotificationsModule, QualityModule],
  controllers: [ReleasesController],
  providers: [
    ReleaseTaker,
    ReleaseTakingRepository,
    ReleasesJobs,
    ReleasesRepository,
    ReleasesService,
    RevisionsRepository,
    RevisionsService,
  ],
  exports: [ReleaseTaker, ReleasesService, RevisionsService],
})
export class ReleasesModule {}
