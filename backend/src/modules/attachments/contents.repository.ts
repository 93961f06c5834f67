import { Injectable } from '@nestjs/common';
import type { ScanState } from '../../domain/attachment.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The tables whose rows point to a content by its hash. */
const HOLDERS = ['minor_attachments', 'opinion_documents'] as const;

const ofAll = (part: (table: (typeof HOLDERS)[number]) => string): string => HOLDERS.map(part).join(' union all ');

/** What points to the contents of uploaded files. All but `hold` is for the system: it must see every row. */
@Injectable()
export class ContentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Until the end of the unit of work. `shared`: a row takes the content; `alone`: it may be removed. */
  async hold(sha256: string, how: 'shared' | 'alone'): Promise<void> {
    const lock = how === 'shared' ? 'pg_advisory_xact_lock_shared' : 'pg_advisory_xact_lock';
    await this.unitOfWork.query(`select ${lock}(hashtextextended($1, 5302041))`, [sha256]);
  }

  /** Whether any row has the content, withdrawn or not. */
  async isKept(sha256: string): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `select from (${ofAll((table) => `select from ${table} where sha256 = $1`)}) kept limit 1`,
      [sha256],
    );
    return rows.length > 0;
  }

  /** Contents that the scanner has not seen, oldest first. What it could not scan (too large for it) it would not scan a second time. */
  async unscanned(limit: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ sha256: string }>(
      `select sha256 from (
         select sha256, uploaded_at from minor_attachments where scan_state = 'not_scanned' and withdrawn_at is null
         union all select sha256, uploaded_at from opinion_documents where scan_state = 'not_scanned' and state <> 'replaced') waiting
        group by sha256 order by min(uploaded_at) limit $1`,
      [limit],
    );
    return rows.map(({ sha256 }) => sha256);
  }

  /** Writes the answer of the scanner on every row with the content; returns whose they are. */
  async setScanState(sha256: string, state: ScanState): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ minorId: number }>(
      `with files as (update minor_attachments set scan_state = $2 where sha256 = $1 and scan_state <> $2 returning minor_id),
            documents as (update opinion_documents set scan_state = $2 where sha256 = $1 and scan_state <> $2 returning request_id)
       select minor_id as "minorId" from files
        union select r.minor_id from documents join opinion_requests r on r.id = documents.request_id`,
      [sha256, state],
    );
    return rows.map(({ minorId }) => minorId);
  }
}
