import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  effect,
  inject,
  input,
  output,
  resource,
  untracked,
} from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule, Validators } from '@angular/forms';
import type { CalendarMonthDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { formatMonth } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { SchedulesClient } from '../schedules-client';

const SHORTEST_REASON = 5;

/** Moves the announced day of a month, and shows the days that were announced before. */
@Component({
  selector: 'sim-move-announcement',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, DayPipe, Dialog, Field, FieldInput, InstantPipe, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './move-announcement.html',
})
export class MoveAnnouncement {
  private readonly client = inject(SchedulesClient);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly month = input.required<CalendarMonthDto>();
  readonly closed = output();
  readonly saved = output<CalendarMonthDto>();

  protected readonly submission = new Submission();
  protected readonly form = new FormGroup({
    announcedOn: new FormControl('', { nonNullable: true, validators: [(control) => Validators.required(control)] }),
    note: new FormControl('', { nonNullable: true }),
    reason: new FormControl('', {
      nonNullable: true,
      validators: [Validators.minLength(SHORTEST_REASON), (control) => Validators.required(control)],
    }),
  });
  protected readonly heading = computed(() =>
    this.words.of('schedules.calendar.moveTitle', { month: formatMonth(this.month().month, this.words.language()) }),
  );
  protected readonly history = resource({
    params: () => this.month().month,
    loader: ({ params }) => this.client.history(params),
  });

  constructor() {
    effect(() => {
      const { announcedOn, note } = this.month();
      untracked(() => {
        this.form.reset({ announcedOn: announcedOn ?? '', note: note ?? '', reason: '' });
      });
    });
  }

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { announcedOn, note, reason } = this.form.getRawValue();
    const { month, version } = this.month();
    const body = { announcedOn, reason: reason.trim(), note: note.trim() === '' ? null : note.trim() };
    const done = await this.submission.run(async () => {
      this.saved.emit(await this.client.move(month, version ?? 0, body));
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }
}
