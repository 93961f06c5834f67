import { Module } from '@nestjs/common';
import { QualityController } from './quality.controller.js';
import { QualityJobs } from './quality.jobs.js';
import { QualityRepository } from './quality.repository.js';
import { QualityService } from './quality.service.js';

@Module({
  controllers: [QualityController],
  providers: [QualityJobs, QualityRepository, QualityService],
  exports: [QualityService],
})
export class QualityModule {}
