export { IdentityService } from './identity.service.js';
export { ListService } from './list.service.js';
export type { HistoryEntryDto } from './minor-history.dto.js';
export { IdentityCreationDto } from './minor-identity.dto.js';
export { MINOR_QUEUES, MinorSummaryDto, type MinorPageDto } from './minor-list.dto.js';
export { MinorMunicipalityDto, MinorRecordDto, MovementWarningDto } from './minor-record.dto.js';
export { MinorsModule } from './minors.module.js';
export { ETAG, tagged, type VersionedRecord } from './record-answer.js';
export { RecordsService, daysOf, type LockedRecord } from './records.service.js';
