export { ContactsModule } from './contacts.module.js';
export { ContactsService } from './contacts.service.js';
export { WITHOUT_GUARDIAN_REQUEST } from './guardian-request.sql.js';
