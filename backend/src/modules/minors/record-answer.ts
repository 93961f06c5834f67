import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import type { MinorRecordDto } from './minor-record.dto.js';

/** A record and the version of it: the key of the latest change of anything in it. */
export interface VersionedRecord {
  readonly version: number;
  readonly record: MinorRecordDto;
}

/** Sends the version along with the record. */
export function tagged({ version, record }: VersionedRecord, response: Response): MinorRecordDto {
  response.setHeader('ETag', entityTag(version));
  return record;
}
