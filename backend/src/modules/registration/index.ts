export { DraftsService } from './drafts.service.js';
export { RegistrationDraftsModule } from './registration.module.js';
