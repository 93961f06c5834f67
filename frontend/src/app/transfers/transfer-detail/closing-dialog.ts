import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { TransfersClient, type VersionedProposal } from '../transfers-client';

/** Refuses or withdraws a proposal: both ask for the reason. */
@Component({
  selector: 'sim-closing-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './closing-dialog.html',
})
export class ClosingDialog {
  private readonly client = inject(TransfersClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly step = input.required<'refuse' | 'withdraw'>();
  readonly versioned = input.required<VersionedProposal>();
  readonly answered = output<VersionedProposal>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  protected async close(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const reason = this.reason.value.trim();
    const done = await this.submission.run(async () => {
      this.answered.emit(await this.client[this.step()](this.versioned(), reason));
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }
}
