import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import type { OpinionRuleDto, OpinionRuleListDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough, validDay } from '../../ui/validators';
import { OpinionRulesClient } from '../opinion-rules-client';

/** Ends a version, or removes one that has not begun, with the reason. */
@Component({
  selector: 'sim-rule-step-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayField, Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './rule-step-dialog.html',
})
export class RuleStepDialog {
  private readonly client = inject(OpinionRulesClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly rule = input.required<OpinionRuleDto>();
  readonly step = input.required<'end' | 'remove'>();
  /** The rules after it; null: nothing was done. */
  readonly done = output<OpinionRuleListDto | null>();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    lastDay: ['', validDay],
    reason: ['', longEnough(5)],
  });

  protected async send(): Promise<void> {
    if (this.step() === 'remove') this.form.controls.lastDay.disable();
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { lastDay, reason } = this.form.getRawValue();
    let list: OpinionRuleListDto | null = null;
    const went = await this.submission.run(async () => {
      list =
        this.step() === 'end'
          ? await this.client.end(this.rule(), lastDay || null, reason.trim())
          : await this.client.remove(this.rule(), reason.trim());
    });
    if (went) this.done.emit(list);
    else focusInvalid(this.host.nativeElement);
  }
}
