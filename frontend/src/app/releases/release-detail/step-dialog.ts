import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { ReleaseStep } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { Submission } from '../../ui/submission';

/** Asks to confirm an approval or a publication: neither can be undone. */
@Component({
  selector: 'sim-step-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  template: `
    <sim-dialog [heading]="`releases.confirm.${step()}.title` | word" (closed)="closed.emit()">
      <p>{{ `releases.confirm.${step()}.text` | word }}</p>
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" />
      }
      <form (submit)="$event.preventDefault(); send()" novalidate>
        <sim-field
          [control]="note"
          [label]="'releases.note' | word"
          [optional]="true"
          [submission]="submission"
          name="note"
        >
          <textarea [formControl]="note" maxlength="1000" rows="2" simInput></textarea>
        </sim-field>
        <div class="sim-actions">
          <button class="btn btn-primary" [attr.aria-disabled]="submission.busy()" type="submit">
            {{ `releases.confirm.${step()}.yes` | word }}
          </button>
          <button class="btn btn-outline-primary" (click)="closed.emit()" type="button">
            {{ 'ui.cancel' | word }}
          </button>
        </div>
      </form>
    </sim-dialog>
  `,
})
export class StepDialog {
  readonly step = input.required<ReleaseStep>();
  /** Takes the step; what it rejects with is shown here. */
  readonly act = input.required<(note: string) => Promise<void>>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly note = new FormControl('', { nonNullable: true });

  protected async send(): Promise<void> {
    await this.submission.run(() => this.act()(this.note.value.trim()));
  }
}
