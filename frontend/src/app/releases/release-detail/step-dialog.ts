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
  templateUrl: './step-dialog.html',
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
