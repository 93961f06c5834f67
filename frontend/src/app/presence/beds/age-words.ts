import { Pipe, type PipeTransform, inject } from '@angular/core';
import { Words } from '../../i18n/words';

const OLDEST = 17;

/** The ages of a room in words: "dai 14 anni". */
@Pipe({ name: 'roomAges', pure: false })
export class RoomAgesPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform({ ageFrom: from, ageTo: to }: { readonly ageFrom: number; readonly ageTo: number }): string {
    if (from === 0)
      return to === OLDEST ? this.words.of('presence.beds.ages.all') : this.words.of('presence.beds.ages.to', { to });
    return to === OLDEST
      ? this.words.of('presence.beds.ages.from', { from })
      : this.words.of('presence.beds.ages.between', { from, to });
  }
}
