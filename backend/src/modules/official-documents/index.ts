export type {
  DocumentState,
  DocumentSubject,
  DocumentSummary,
  IssuedDocument,
  NewDocument,
} from './official-document.js';
export { OfficialDocumentsModule } from './official-documents.module.js';
export { OfficialDocuments } from './official-documents.service.js';
