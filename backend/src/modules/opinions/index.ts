export { DocumentsService } from './authors/documents.service.js';
export { RequiredDocumentDto } from './authors/opinion.dto.js';
export { OpinionRequests, type AssessedRequest, type StepFacts } from './opinion-requests.js';
export { OpinionsModule } from './opinions.module.js';
export { OpinionRequestsRepository } from './requests.repository.js';
