import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { ImportRunner } from './import-runner.js';
import { ImportsController } from './imports.controller.js';
import { ImportsJobs } from './imports.jobs.js';
import { ImportsRepository } from './imports.repository.js';
import { ImportsService } from './imports.service.js';
import { ImportUpload } from './imports.upload.js';
import { RegisterRepository } from './register.repository.js';
import { StagingRepository } from './staging.repository.js';

@Module({
  imports: [MulterModule.registerAsync({ useClass: ImportUpload })],
  controllers: [ImportsController],
  providers: [ImportsRepository, StagingRepository, RegisterRepository, ImportRunner, ImportsService, ImportsJobs],
  exports: [ImportsService],
})
export class ImportsModule {}
