import { HttpClient, HttpEventType } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { lastValueFrom, tap } from 'rxjs';
import { Api } from '../../../api/api';
import { listAttachments, withdrawAttachment } from '../../../api/functions';
import type { AttachmentDto, AttachmentKind, AttachmentListDto } from '../../../api/models';

/** Requests about the files of a record. */
@Injectable({ providedIn: 'root' })
export class AttachmentsClient {
  private readonly api = inject(Api);
  private readonly http = inject(HttpClient);

  list(simCode: string): Promise<AttachmentListDto> {
    return this.api.invoke(listAttachments, { simCode });
  }

  /**
   * Sends one file. The generated client does not tell how far an upload is, so this one request is made by hand.
   *
   * @param progress per cent sent
   */
  async upload(
    simCode: string,
    file: File,
    kind: AttachmentKind,
    key: string,
    progress: (percent: number) => void,
  ): Promise<void> {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file, file.name);
    const sending = this.http.post<AttachmentDto>(`/api/minors/${encodeURIComponent(simCode)}/attachments`, form, {
      headers: { 'Idempotency-Key': key },
      observe: 'events',
      reportUploadProgress: true,
    });
    await lastValueFrom(
      sending.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            progress(Math.round((100 * event.loaded) / event.total));
        }),
      ),
    );
  }

  withdraw(simCode: string, id: number, reason: string): Promise<AttachmentDto> {
    return this.api.invoke(withdrawAttachment, { simCode, id, body: { reason } });
  }
}

/** The address of a file's content; the session cookie goes with it. */
export const contentAddress = (simCode: string, id: number, disposition: 'inline' | 'attachment'): string =>
  `/api/minors/${encodeURIComponent(simCode)}/attachments/${id}/content?disposition=${disposition}`;
