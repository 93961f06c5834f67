import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { ClamdScanner } from '../../platform/files/clamd-scanner.js';
import { NoVirusScanner, VirusScanner } from '../../platform/files/virus-scanner.js';
import { MinorsModule } from '../minors/index.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsJobs } from './attachments.jobs.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { AttachmentsUpkeep } from './attachments.upkeep.js';
import { AttachmentUpload } from './attachments.upload.js';
import { Contents } from './contents.js';
import { ContentsRepository } from './contents.repository.js';

@Module({
  imports: [MinorsModule, MulterModule.registerAsync({ useClass: AttachmentUpload })],
  controllers: [AttachmentsController],
  providers: [
    AttachmentsJobs,
    AttachmentsRepository,
    AttachmentsService,
    AttachmentsUpkeep,
    Contents,
    ContentsRepository,
    {
      provide: VirusScanner,
      inject: [CONFIG],
      useFactory: ({ clamd }: Config): VirusScanner =>
        clamd === null ? new NoVirusScanner() : new ClamdScanner(clamd),
    },
  ],
  exports: [Contents],
})
export class AttachmentsModule {}
