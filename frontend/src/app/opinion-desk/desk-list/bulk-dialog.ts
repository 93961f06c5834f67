import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { DeskRequestDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { ticked } from '../../ui/validators';
import { OpinionDeskClient } from '../opinion-desk-client';

/** Decides many requests at once: only "not due", only the same case, only after the numbers were read. */
@Component({
  selector: 'sim-bulk-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './bulk-dialog.html',
})
export class BulkDialog {
  private readonly client = inject(OpinionDeskClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly requests = input.required<readonly DeskRequestDto[]>();
  readonly decided = output<number>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly confirmed = new FormControl(false, { nonNullable: true, validators: ticked });
  /** The case that all share; null where they differ. */
  protected readonly sameCase = computed(() => {
    const [first, ...others] = this.requests();
    const shared = first?.notDueCase ?? null;
    const proposed = this.requests().every(({ state, outcome }) => state === 'proposed' && outcome === 'not_due');
    return proposed && others.every(({ notDueCase }) => notDueCase === shared) ? shared : null;
  });

  protected async decide(): Promise<void> {
    const notDueCase = this.sameCase();
    this.confirmed.markAsTouched();
    if (this.confirmed.invalid || notDueCase === null) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = { requestIds: this.requests().map(({ id }) => id), notDueCase };
    await this.submission.run(async () => {
      this.decided.emit(await this.client.decideTogether(body, this.submission.keyFor(body)));
    });
  }
}
