import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { listAttachments, withdrawAttachment } from '../../../api/functions';
import type { AttachmentDto, AttachmentKind, AttachmentListDto } from '../../../api/models';
import { FileSender } from '../../ui/file-sender';

/** Requests about the files of a record. */
@Injectable({ providedIn: 'root' })
export class AttachmentsClient {
  private readonly api = inject(Api);
  private readonly sender = inject(FileSender);

  list(simCode: string): Promise<AttachmentListDto> {
    return this.api.invoke(listAttachments, { simCode });
  }

  /** @param progress per cent sent */
  async upload(
    simCode: string,
    file: File,
    kind: AttachmentKind,
    key: string,
    progress: (percent: number) => void,
  ): Promise<void> {
    const address = `/api/minors/${encodeURIComponent(simCode)}/attachments`;
    await this.sender.send<AttachmentDto>(address, { kind, file, key }, progress);
  }

  withdraw(simCode: string, id: number, reason: string): Promise<AttachmentDto> {
    return this.api.invoke(withdrawAttachment, { simCode, id, body: { reason } });
  }
}

/** The address of a file's content; the session cookie goes with it. */
export const contentAddress = (simCode: string, id: number, disposition: 'inline' | 'attachment'): string =>
  `/api/minors/${encodeURIComponent(simCode)}/attachments/${id}/content?disposition=${disposition}`;
