import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { QualityController } from './quality.controller.js';
import { QualityJobs } from './quality.jobs.js';
import { QualityRepository } from './quality.repository.js';
import { QualityService } from './quality.service.js';

@Module({
  imports: [NotificationsModule],
  controllers: [QualityController],
  providers: [QualityJobs, QualityRepository, QualityService],
  exports: [QualityService],
})
export class QualityModule {}
