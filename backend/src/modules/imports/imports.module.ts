import { Module } from '@nestjs/common';
import { ImportRunner } from './import-runner.js';
import { ImportsJobs } from './imports.jobs.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { RegisterRepository } from './register.repository.js';
import { StagingRepository } from './staging.repository.js';

@Module({
  providers: [ImportsRepository, StagingRepository, RegisterRepository, ImportRunner, ImportsService, ImportsJobs],
  exports: [ImportsService],
})
export class ImportsModule {}
