import { ChangeDetectionStrategy, Component, ElementRef, inject, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { OpinionRuleListDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { OpinionRulesClient } from '../opinion-rules-client';

/** Adds a national holiday, from the first day on which it is one. */
@Component({
  selector: 'sim-holiday-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  template: `
    @if (submission.problem(); as problem) {
      <sim-problem-alert [problem]="problem" [shownBeside]="['name', 'legalSource']" />
    }
    <form [formGroup]="form" (ngSubmit)="save()" novalidate>
      <sim-field
        [control]="form.controls.name"
        [label]="'opinionRules.holidays.name' | word"
        [submission]="submission"
        name="name"
      >
        <input simInput type="text" autocomplete="off" formControlName="name" maxlength="200" />
      </sim-field>
      <sim-day-field
        [control]="form.controls.first"
        [hint]="'opinionRules.holidays.firstHint' | word"
        [label]="'opinionRules.holidays.first' | word"
        [submission]="submission"
        name="first"
      />
      <sim-field
        [control]="form.controls.legalSource"
        [label]="'opinionRules.lines.legalSource' | word"
        [submission]="submission"
        name="legalSource"
      >
        <input simInput type="text" autocomplete="off" formControlName="legalSource" maxlength="300" />
      </sim-field>
      <div class="sim-actions">
        <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
          {{ (submission.busy() ? 'ui.saving' : 'opinionRules.holidays.save') | word }}
        </button>
        <button class="btn btn-outline-primary" (click)="done.emit(null)" type="button">
          {{ 'ui.cancel' | word }}
        </button>
      </div>
    </form>
  `,
})
export class HolidayForm {
  private readonly client = inject(OpinionRulesClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** The list with the new holiday; null: nothing was added. */
  readonly done = output<OpinionRuleListDto | null>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    name: ['', filled],
    first: ['', [filled, validDay]],
    legalSource: ['', filled],
  });

  protected async save(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { name, first, legalSource } = this.form.getRawValue();
    const [year, month, day] = first.split('-').map(Number);
    const body = {
      name: name.trim(),
      legalSource: legalSource.trim(),
      fromYear: year ?? 0,
      month: month ?? 0,
      day: day ?? 0,
      toVerify: true,
    };
    const key = this.submission.keyFor(body);
    let list: OpinionRuleListDto | null = null;
    const saved = await this.submission.run(async () => {
      list = await this.client.addHoliday(body, key);
    });
    if (saved) this.done.emit(list);
    else focusInvalid(this.host.nativeElement);
  }
}
