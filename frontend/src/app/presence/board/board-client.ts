import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { changeBeds, listBedChoices, listOwnFacilities, readBoard } from '../../../api/functions';
import type { BedChangeDto, BedChoicesDto, BoardDto, OwnFacilitiesDto } from '../../../api/models';
import { Words } from '../../i18n/words';
import type { Choice } from '../../ui/choice-field';

/** A board, and the version of its beds to be sent back with a change. */
export interface VersionedBoard {
  readonly board: BoardDto;
  readonly etag: string;
}

@Injectable({ providedIn: 'root' })
export class BoardClient {
  private readonly api = inject(Api);
  private readonly words = inject(Words);

  async get(code: string): Promise<VersionedBoard> {
    const { body, headers } = await this.api.invoke$Response(readBoard, { code });
    return { board: body, etag: headers.get('ETag') ?? '' };
  }

  /** All changes or none, from tonight on. */
  async changeBeds(code: string, etag: string, changes: readonly BedChangeDto[]): Promise<VersionedBoard> {
    const request = { code, 'If-Match': etag, body: { changes: [...changes] } };
    const { body, headers } = await this.api.invoke$Response(changeBeds, request);
    return { board: body, etag: headers.get('ETag') ?? '' };
  }

  /** Where the minor could sleep, the best rooms first. */
  bedChoices(code: string, simCode: string): Promise<BedChoicesDto> {
    return this.api.invoke(listBedChoices, { code, simCode });
  }

  /** Facilities of the caller's territory, open today. */
  own(query: string): Promise<OwnFacilitiesDto> {
    return this.api.invoke(listOwnFacilities, query ? { query } : {});
  }

  /** Those that a form may choose from: the archive of all facilities is no choice where only one's own can be read. */
  async choices(typed: string): Promise<Choice[]> {
    const { items } = await this.own(typed);
    return items.map(({ code, name, municipality, province, kind }) => ({
      value: code,
      label: name,
      detail: `${municipality} (${province}) · ${this.words.of(`minors.facilityKind.${kind}`)}`,
    }));
  }
}
