import { Injectable } from '@nestjs/common';
import type { AttachmentKind, ScanState } from '../../domain/attachment.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Attachment, ReceivedAttachment } from './attachment.js';

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** Names of people of another body are not for everybody: row-level security leaves them out. */
const SELECT = `select a.id, a.kind, a.title, a.original_name as name, a.media_type as "mediaType", a.bytes, a.sha256, a.scan_state as "scanState",
    ${instant('a.uploaded_at')} as "uploadedAt", u.display_name as "uploadedBy", o.name as organisation,
    ${instant('a.withdrawn_at')} as "withdrawnAt", w.display_name as "withdrawnBy", a.withdrawn_reason as "withdrawnReason"
  from minor_attachments a
  left join users u on u.id = a.uploaded_by_user_id left join users w on w.id = a.withdrawn_by_user_id
  left join organisations o on o.id = a.entered_by_organisation_id`;

export interface NewAttachment extends ReceivedAttachment {
  readonly kind: AttachmentKind;
  readonly title: string | null;
  readonly scanState: ScanState;
}

@Injectable()
export class AttachmentsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  list(minorId: number): Promise<Attachment[]> {
    return this.unitOfWork.query<Attachment>(
      `${SELECT} where a.minor_id = $1 order by a.withdrawn_at is not null, a.id desc`,
      [minorId],
    );
  }

  async find(minorId: number, id: number): Promise<Attachment | null> {
    const [row] = await this.unitOfWork.query<Attachment>(`${SELECT} where a.minor_id = $1 and a.id = $2`, [
      minorId,
      id,
    ]);
    return row ?? null;
  }

  async add(minorId: number, file: NewAttachment): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into minor_attachments (minor_id, kind, title, original_name, media_type, bytes, sha256, scan_state)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [minorId, file.kind, file.title, file.name, file.mediaType, file.bytes, file.sha256, file.scanState],
    );
    if (row === undefined) throw new Error('An attachment was not written');
    return row.id;
  }

  /** @returns whether it was part of the record until now */
  async withdraw(minorId: number, id: number, reason: string): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `update minor_attachments set withdrawn_at = now(), withdrawn_by_user_id = $3, withdrawn_reason = $4
        where id = $1 and minor_id = $2 and withdrawn_at is null`,
      [id, minorId, this.unitOfWork.actor.userId, reason],
    );
    return touched > 0;
  }
}
