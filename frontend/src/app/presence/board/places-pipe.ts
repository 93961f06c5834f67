import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Words } from '../../i18n/words';

interface Places {
  /** Null: none are declared. */
  readonly places: number | null;
  readonly present: number;
}

/** How full a facility is, in words: "3 posti liberi", "2 oltre la capienza". */
@Pipe({ name: 'placesInWords', pure: false })
export class PlacesPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform({ places, present }: Places): string {
    if (places === null) return this.words.of('presence.board.noPlaces');
    const free = places - present;
    if (free === 0) return this.words.of('presence.board.full');
    if (free === 1) return this.words.of('presence.board.oneFree');
    if (free > 1) return this.words.of('presence.board.free', { count: free });
    return this.words.of('presence.board.over', { count: -free });
  }
}
