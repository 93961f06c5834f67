import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import type { MinorRecordDto } from './minor-record.dto.js';

/** A record and the version of it: the key of the latest change of anything in it. */
export interface VersionedRecord {
  readonly version: number;
  readonly record: MinorRecordDto;
}

/** The header that carries the version, as the contract describes it. */
export const ETAG = {
  ETag: { description: 'Version of the record: send it back as If-Match', schema: { type: 'string' } },
} as const;

/** Sends the version along with the record. */
export function tagged({ version, record }: VersionedRecord, response: Response): MinorRecordDto {
  response.setHeader('ETag', entityTag(version));
  return record;
}
