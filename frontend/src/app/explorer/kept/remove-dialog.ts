import { ChangeDetectionStrategy, Component, input, output } from '@angular/core';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Dialog } from '../../ui/dialog';
import { Submission } from '../../ui/submission';

/** Asks once more before something that was kept is gone. */
@Component({
  selector: 'sim-remove-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, ProblemAlert, WordPipe],
  template: `
    <sim-dialog [heading]="heading()" (closed)="closed.emit()">
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" />
      }
      <p>{{ text() }}</p>
      <div class="sim-actions">
        <button class="btn btn-danger" [attr.aria-disabled]="submission.busy()" (click)="confirm()" type="button">
          {{ 'explorer.saved.remove' | word }}
        </button>
        <button class="btn btn-outline-primary" (click)="closed.emit()" type="button">{{ 'ui.cancel' | word }}</button>
      </div>
    </sim-dialog>
  `,
})
export class RemoveDialog {
  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly remove = input.required<() => Promise<void>>();
  readonly closed = output();
  readonly removed = output();

  protected readonly submission = new Submission();

  protected async confirm(): Promise<void> {
    if (await this.submission.run(() => this.remove()())) this.removed.emit();
  }
}
