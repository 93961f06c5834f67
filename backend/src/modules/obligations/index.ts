export { ObligationsModule } from './obligations.module.js';
export { Obligations, type ObligationSubject } from './obligations.service.js';
