import { Module } from '@nestjs/common';
import { MovementsModule } from '../movements/index.js';
import { DraftsController } from './drafts.controller.js';
import { DraftsJobs } from './drafts.jobs.js';
import { DraftsRepository } from './drafts.repository.js';
import { DraftsService } from './drafts.service.js';

@Module({
  imports: [MovementsModule],
  controllers: [DraftsController],
  providers: [DraftsJobs, DraftsRepository, DraftsService],
  exports: [DraftsService],
})
export class RegistrationDraftsModule {}
