import { Injectable, inject } from '@angular/core';
import { Api } from '../../../api/api';
import { listOwnFacilities, readBoard } from '../../../api/functions';
import type { BoardDto, OwnFacilitiesDto } from '../../../api/models';
import { Words } from '../../i18n/words';
import type { Choice } from '../../ui/choice-field';

@Injectable({ providedIn: 'root' })
export class BoardClient {
  private readonly api = inject(Api);
  private readonly words = inject(Words);

  get(code: string): Promise<BoardDto> {
    return this.api.invoke(readBoard, { code });
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
