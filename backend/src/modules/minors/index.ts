export { IdentityService } from './identity.service.js';
export { IdentityCreationDto } from './minor-identity.dto.js';
export { MinorRecordDto } from './minor-record.dto.js';
export { MinorsModule } from './minors.module.js';
export { tagged, type VersionedRecord } from './record-answer.js';
export type { MovementRow } from './records.repository.js';
export { daysOf, type LockedRecord, RecordsService } from './records.service.js';
