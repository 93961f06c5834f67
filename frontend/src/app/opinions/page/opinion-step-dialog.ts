import { ChangeDetectionStrategy, Component, ElementRef, effect, inject, input, output } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Dialog } from '../../ui/dialog';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { OpinionStore } from '../opinion-store';
import { OpinionsClient } from '../opinions-client';

/** Asks before a request is renounced, and for the new facts before it is looked at again. */
@Component({
  selector: 'sim-opinion-step-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, Field, FieldInput, ProblemAlert, ReactiveFormsModule, WordPipe],
  template: `
    <sim-dialog [heading]="\`opinions.dialogs.\${step()}.title\` | word" (closed)="closed.emit()">
      <p>{{ \`opinions.dialogs.\${step()}.text\` | word }}</p>
      @if (submission.problem(); as problem) {
        <sim-problem-alert [problem]="problem" [shownBeside]="['reason']" />
      }
      <form (submit)="$event.preventDefault(); send()" novalidate>
        <sim-field
          [control]="reason"
          [label]="\`opinions.dialogs.\${step()}.reason\` | word"
          [optional]="step() === 'withdraw'"
          [submission]="submission"
          name="reason"
        >
          <textarea [formControl]="reason" simInput maxlength="2000" rows="4"></textarea>
        </sim-field>
        <div class="sim-actions">
          <button
            [attr.aria-disabled]="submission.busy()"
            [class]="step() === 'withdraw' ? 'btn btn-danger' : 'btn btn-primary'"
            type="submit"
          >
            {{ \`opinions.dialogs.\${step()}.yes\` | word }}
          </button>
          <button class="btn btn-outline-primary" (click)="closed.emit()" type="button">
            {{ 'ui.cancel' | word }}
          </button>
        </div>
      </form>
    </sim-dialog>
  `,
})
export class OpinionStepDialog {
  private readonly client = inject(OpinionsClient);
  private readonly store = inject(OpinionStore);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly step = input.required<'withdraw' | 'reexamine'>();
  readonly closed = output();

  protected readonly submission = new Submission();
  protected readonly reason = new FormControl('', { nonNullable: true });

  constructor() {
    effect(() => {
      this.reason.setValidators(this.step() === 'reexamine' ? longEnough(5) : null);
      this.reason.updateValueAndValidity();
    });
  }

  protected async send(): Promise<void> {
    this.reason.markAsTouched();
    if (this.reason.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const step = this.step();
    const done = await this.submission.run(() =>
      this.store.act((versioned) => this.client.take(step, versioned, this.reason.value.trim())),
    );
    if (done) {
      this.announcer.say(this.words.of(`opinions.dialogs.${step}.done`));
      this.closed.emit();
    } else focusInvalid(this.host.nativeElement);
  }
}
