export { ObligationsModule } from './obligations.module.js';
export {
  Obligations,
  type NewObligation,
  type ObligationOwner,
  type ObligationSubject,
} from './obligations.service.js';
