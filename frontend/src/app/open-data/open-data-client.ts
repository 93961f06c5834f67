import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { listOpenReleases, readOpenRelease } from '../../api/functions';
import type { DrawingLanguage, OpenReleaseDto, OpenReleaseTablesDto } from '../../api/models';

/** Requests about open data: nobody needs to be signed in. */
@Injectable({ providedIn: 'root' })
export class OpenDataClient {
  private readonly api = inject(Api);

  /** Every release and revision, the latest first. */
  async releases(): Promise<OpenReleaseDto[]> {
    return (await this.api.invoke(listOpenReleases, {})).releases;
  }

  /** A revision of a month; the current one where none is named. */
  release(month: string, revision: number | null, language: DrawingLanguage): Promise<OpenReleaseTablesDto> {
    return this.api.invoke(readOpenRelease, { month, language, ...(revision === null ? {} : { revision }) });
  }
}
