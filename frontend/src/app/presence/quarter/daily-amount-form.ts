import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule, Validators } from '@angular/forms';
import type { FacilityKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { QuarterClient } from './quarter-client';

const KINDS: readonly FacilityKind[] = [
  'first_governmental',
  'temporary_prefectural',
  'first_municipal',
  'sai',
  'second_accredited',
  'adult_section',
];

/** For the Directorate-General: an amount a day, from a day on, with its source. */
@Component({
  selector: 'sim-daily-amount-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  host: { class: 'sim-screen-only' },
  templateUrl: './daily-amount-form.html',
})
export class DailyAmountForm {
  private readonly client = inject(QuarterClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly saved = output();

  protected readonly kinds = KINDS;
  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    kind: ['', filled],
    from: ['', [filled, validDay]],
    euro: ['', [filled, Validators.pattern(/^\s*\d{1,3}(?:[,.]\d{2})?\s*$/)]],
    source: ['', filled],
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    const { kind: chosen, from, euro, source } = this.form.getRawValue();
    const kind = KINDS.find((code) => code === chosen);
    if (this.form.invalid || kind === undefined) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { kind, from, cents: Math.round(Number(euro.trim().replace(',', '.')) * 100), source: source.trim() };
    const done = await this.submission.run(async () => {
      await this.client.setAmount(body, this.submission.keyFor(body));
    });
    if (!done) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    this.form.reset();
    this.announcer.say(this.words.of('presence.quarter.saved'));
    this.saved.emit();
  }
}
