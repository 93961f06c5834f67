import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, output } from '@angular/core';
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
  templateUrl: './opinion-step-dialog.html',
})
export class OpinionStepDialog {
  private readonly client = inject(OpinionsClient);
  private readonly store = inject(OpinionStore);
  private readonly announcer = inject(Announcer);
  private readonly dictionary = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly step = input.required<'withdraw' | 'reexamine'>();
  /** A draft is deleted by its withdrawal: it was never filed. */
  readonly words = input<'discard' | null>(null);
  readonly closed = output();
  /** The step is done, and its dialog closed. */
  readonly taken = output();

  protected readonly wording = computed(() => this.words() ?? this.step());
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
      this.announcer.say(this.dictionary.of(`opinions.dialogs.${this.wording()}.done`));
      this.closed.emit();
      this.taken.emit();
    } else focusInvalid(this.host.nativeElement);
  }
}
