export { OpinionRequests, type AssessedRequest, type StepFacts } from './opinion-requests.js';
export { OpinionsModule } from './opinions.module.js';
export { OpinionRequestsRepository, type OpinionRequestRow } from './requests.repository.js';
