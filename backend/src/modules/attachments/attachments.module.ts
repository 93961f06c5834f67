import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { NoVirusScanner, VirusScanner } from '../../platform/files/virus-scanner.js';
import { MinorsModule } from '../minors/index.js';
import { AttachmentsController } from './attachments.controller.js';
import { AttachmentsRepository } from './attachments.repository.js';
import { AttachmentsService } from './attachments.service.js';
import { AttachmentUpload } from './attachments.upload.js';

@Module({
  imports: [MinorsModule, MulterModule.registerAsync({ useClass: AttachmentUpload })],
  controllers: [AttachmentsController],
  providers: [AttachmentsRepository, AttachmentsService, { provide: VirusScanner, useClass: NoVirusScanner }],
})
export class AttachmentsModule {}
