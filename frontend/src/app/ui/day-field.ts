import { ChangeDetectionStrategy, Component, type Signal, effect, signal } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { type DayParts, composeDay, partsOfDay, partsOfPasted } from './calendar-day';
import { FieldState } from './field-state';

/** A day in three boxes (day, month, year), as it is read aloud. The control holds `YYYY-MM-DD`, or '' when empty. */
@Component({
  selector: 'sim-day-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  host: { class: 'sim-field' },
  templateUrl: './day-field.html',
})
export class DayField extends FieldState {
  protected readonly boxes = [
    { name: 'day', length: 2 },
    { name: 'month', length: 2 },
    { name: 'year', length: 4 },
  ] as const;
  protected readonly parts = signal<DayParts>({ day: '', month: '', year: '' });

  /** '' where there is nothing to say of what was typed. */
  protected readonly remark: Signal<string> = signal('').asReadonly();

  constructor() {
    super();
    effect(() => {
      this.controlEvents();
      const value: unknown = this.control().value;
      if (typeof value !== 'string') return;
      this.parts.update((parts) => (this.compose(parts) === value ? parts : this.partsOf(value)));
    });
  }

  protected compose(parts: DayParts): string {
    return composeDay(parts);
  }

  protected partsOf(text: string): DayParts {
    return partsOfDay(text);
  }

  protected type(part: keyof DayParts, event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.take({ ...this.parts(), [part]: event.target.value.replace(/\D/g, '') });
  }

  protected paste(event: ClipboardEvent): void {
    const pasted = partsOfPasted(event.clipboardData?.getData('text') ?? '');
    if (!pasted) return;
    event.preventDefault();
    this.take(pasted);
  }

  private take(parts: DayParts): void {
    this.parts.set(parts);
    this.control().setValue(this.compose(parts));
    this.control().markAsDirty();
  }
}
