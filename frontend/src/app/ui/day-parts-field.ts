import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { type DayParts, composePartialDay, isDay, isPartialDay, partsOfPartialDay } from './calendar-day';
import { DayField } from './day-field';

/**
 * A day of which day and month may be unknown. The control holds it as far as it is known (`2010`, `2010-05`, `2010-05-06`); the server completes it,
 * and below the boxes it is said that the date will be an estimate.
 */
@Component({
  selector: 'sim-day-parts-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  host: { class: 'sim-field' },
  templateUrl: './day-field.html',
})
export class DayPartsField extends DayField {
  protected override readonly remark = computed(() => {
    this.controlEvents();
    const value: unknown = this.control().value;
    if (typeof value !== 'string' || isDay(value) || !isPartialDay(value)) return '';
    return this.words.of(value.length === 4 ? 'ui.day.onlyYear' : 'ui.day.onlyMonth');
  });

  protected override compose(parts: DayParts): string {
    return composePartialDay(parts);
  }

  protected override partsOf(text: string): DayParts {
    return partsOfPartialDay(text);
  }
}
