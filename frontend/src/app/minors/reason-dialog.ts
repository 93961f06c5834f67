import { ChangeDetectionStrategy, Component, ElementRef, inject, input, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../i18n/word-pipe';
import { ProblemAlert } from '../problems/problem-alert';
import { Dialog } from '../ui/dialog';
import { Field, FieldInput } from '../ui/field';
import { focusInvalid } from '../ui/focus-invalid';
import { Submission } from '../ui/submission';
import { longEnough } from '../ui/validators';
import { StaleNotice } from './stale-notice';

/** Asks for the reason of something that is taken away, and does it. */
@Component({
  selector: 'sim-reason-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, StaleNotice, WordPipe],
  template: `
    <sim-dialog [heading]="heading()" (closed)="closed.emit(false)">
      <p>{{ text() }}</p>
      @if (submission.problem(); as problem) {
        @if (problem.status === 412) {
          <sim-stale-notice (refreshed)="submission.problem.set(null)" />
        } @else {
          <sim-problem-alert [problem]="problem" [shownBeside]="['reason']" />
        }
      }
      <form (submit)="$event.preventDefault(); send()" novalidate>
        <sim-field
          [control]="reason"
          [hint]="'record.contacts.reasonHint' | word"
          [label]="'record.contacts.reason' | word"
          [submission]="submission"
          name="reason"
        >
          <textarea [formControl]="reason" simInput rows="2" maxlength="500"></textarea>
        </sim-field>
        <div class="sim-actions">
          <button class="btn btn-danger" [attr.aria-disabled]="submission.busy()" type="submit">{{ yes() }}</button>
          <button class="btn btn-outline-primary" (click)="closed.emit(false)" type="button">
            {{ 'ui.cancel' | word }}
          </button>
        </div>
      </form>
    </sim-dialog>
  `,
})
export class ReasonDialog {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly heading = input.required<string>();
  readonly text = input.required<string>();
  readonly yes = input.required<string>();
  /** What is done with the reason; what it rejects with is shown here. */
  readonly act = input.required<(reason: string) => Promise<void>>();
  /** Whether it was done. */
  readonly closed = output<boolean>();

  protected readonly submission = new Submission();
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  protected async send(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const done = await this.submission.run(() => this.act()(this.reason.value.trim()));
    if (done) this.closed.emit(true);
    else focusInvalid(this.host.nativeElement);
  }
}
