import { Module } from '@nestjs/common';
import { DocumentMaker } from './document-maker.js';
import { OfficialDocumentsController } from './official-documents.controller.js';
import { OfficialDocumentsJobs } from './official-documents.jobs.js';
import { OfficialDocumentsRepository } from './official-documents.repository.js';
import { OfficialDocuments } from './official-documents.service.js';
import { ProtocolService, YearlySeriesProtocol } from './protocol.service.js';
import { DocumentSigner } from './signing/document-signer.js';
import { LocalCertificateSigner } from './signing/local-certificate-signer.js';
import { TemplatesController } from './templates/templates.controller.js';
import { TemplatesRepository } from './templates/templates.repository.js';
import { TemplatesService } from './templates/templates.service.js';
import { VerificationController } from './verification/verification.controller.js';
import { VerificationService } from './verification/verification.service.js';

@Module({
  controllers: [OfficialDocumentsController, TemplatesController, VerificationController],
  providers: [
    DocumentMaker,
    OfficialDocuments,
    OfficialDocumentsJobs,
    OfficialDocumentsRepository,
    TemplatesRepository,
    TemplatesService,
    VerificationService,
    { provide: DocumentSigner, useClass: LocalCertificateSigner },
    { provide: ProtocolService, useClass: YearlySeriesProtocol },
  ],
  exports: [OfficialDocuments],
})
export class OfficialDocumentsModule {}
