import { HttpClient, HttpEventType, HttpResponse } from '@angular/common/http';
import { Injectable, inject } from '@angular/core';
import { lastValueFrom, tap } from 'rxjs';

/** Sends one file as a form. The generated client does not tell how far an upload is, so this one request is made by hand. */
@Injectable({ providedIn: 'root' })
export class FileSender {
  private readonly http = inject(HttpClient);

  /** @param progress per cent sent */
  async send<Answer>(
    address: string,
    { kind, file, key }: { readonly kind: string; readonly file: File; readonly key: string },
    progress: (percent: number) => void = () => undefined,
  ): Promise<HttpResponse<Answer>> {
    const form = new FormData();
    form.append('kind', kind);
    form.append('file', file, file.name);
    const sending = this.http.post<Answer>(address, form, {
      headers: { 'Idempotency-Key': key },
      observe: 'events',
      reportUploadProgress: true,
    });
    const last = await lastValueFrom(
      sending.pipe(
        tap((event) => {
          if (event.type === HttpEventType.UploadProgress && event.total)
            progress(Math.round((100 * event.loaded) / event.total));
        }),
      ),
    );
    if (!(last instanceof HttpResponse)) throw new Error('An upload ended without an answer');
    return last;
  }
}
