import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { DayField } from '../../ui/day-field';
import { Dialog } from '../../ui/dialog';
import { focusInvalid } from '../../ui/focus-invalid';
import { LateReason } from '../../ui/late-reason';
import { Submission } from '../../ui/submission';
import { filled, notAfter, validDay } from '../../ui/validators';
import { TransfersClient, type VersionedProposal } from '../transfers-client';

/** Asks for the day of the move, then accepts. */
@Component({
  selector: 'sim-acceptance-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [LateReason, DayField, DayPipe, Dialog, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './acceptance-dialog.html',
})
export class AcceptanceDialog {
  private readonly client = inject(TransfersClient);
  private readonly session = inject(SessionStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly versioned = input.required<VersionedProposal>();
  readonly answered = output<VersionedProposal>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly form = inject(NonNullableFormBuilder).group({
    on: [this.session.today(), [filled, validDay, notAfter(() => this.session.today())]],
    reason: [''],
  });

  protected async accept(): Promise<void> {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { on, reason } = this.form.getRawValue();
    const body = { on, ...(reason.trim() ? { reason: reason.trim() } : {}) };
    const done = await this.submission.run(async () => {
      this.answered.emit(await this.client.accept(this.versioned(), body));
    });
    if (!done) focusInvalid(this.host.nativeElement);
  }
}
