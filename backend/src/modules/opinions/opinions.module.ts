import { Module } from '@nestjs/common';
import { MulterModule } from '@nestjs/platform-express';
import { AttachmentsModule, AttachmentUpload } from '../attachments/index.js';
import { IntegrationPathsModule } from '../integration-paths/index.js';
import { NotificationsModule } from '../notifications/index.js';
import { ObligationsModule } from '../obligations/index.js';
import { OfficialDocumentsModule } from '../official-documents/index.js';
import { OpinionRulesModule } from '../opinion-rules/index.js';
import { AuthorsRepository } from './authors/authors.repository.js';
import { DocumentsController } from './authors/documents.controller.js';
import { DocumentsService } from './authors/documents.service.js';
import { DraftsRepository } from './authors/drafts.repository.js';
import { DraftsService } from './authors/drafts.service.js';
import { FilingService } from './authors/filing.service.js';
import { MinorClaims } from './authors/minor-claims.js';
import { OpinionsController } from './authors/opinions.controller.js';
import { OpinionsService } from './authors/opinions.service.js';
import { ReceiptRepository } from './authors/receipt.repository.js';
import { OpinionEffects } from './opinion-effects.js';
import { OpinionRequests } from './opinion-requests.js';
import { OpinionRequestsRepository } from './requests.repository.js';

@Module({
  imports: [
    AttachmentsModule,
    IntegrationPathsModule,
    MulterModule.registerAsync({ useClass: AttachmentUpload }),
    NotificationsModule,
    ObligationsModule,
    OfficialDocumentsModule,
    OpinionRulesModule,
  ],
  controllers: [OpinionsController, DocumentsController],
  providers: [
    AuthorsRepository,
    DocumentsService,
    DraftsRepository,
    DraftsService,
    FilingService,
    MinorClaims,
    OpinionEffects,
    OpinionRequests,
    OpinionRequestsRepository,
    OpinionsService,
    ReceiptRepository,
  ],
  exports: [DocumentsService, OpinionRequests, OpinionRequestsRepository],
})
export class OpinionsModule {}
