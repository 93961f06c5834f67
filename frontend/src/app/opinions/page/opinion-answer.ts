import { ChangeDetectionStrategy, Component, DestroyRef, ElementRef, inject, input } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { OpinionHistoryDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { OpinionStore } from '../opinion-store';
import { OpinionsClient } from '../opinions-client';
import { OpinionDocuments } from './opinion-documents';

/** What the office asks or announces, and the author's answer to it: documents and words. */
@Component({
  selector: 'sim-opinion-answer',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, OpinionDocuments, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './opinion-answer.html',
})
export class OpinionAnswer {
  private readonly client = inject(OpinionsClient);
  private readonly store = inject(OpinionStore);
  private readonly announcer = inject(Announcer);
  private readonly dictionary = inject(Words);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  readonly step = input.required<'answer_integration' | 'answer_notice'>();
  /** The step of the office that is answered. */
  readonly asked = input.required<OpinionHistoryDto | null>();

  protected readonly submission = new Submission();
  protected readonly words = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  constructor() {
    this.words.valueChanges.pipe(takeUntilDestroyed()).subscribe((words) => {
      this.store.unfinished.set(words.trim() !== '');
    });
    inject(DestroyRef).onDestroy(() => {
      this.store.unfinished.set(false);
    });
  }

  protected async send(): Promise<void> {
    this.words.markAsTouched();
    if (this.words.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const step = this.step();
    const done = await this.submission.run(() =>
      this.store.act((versioned) => this.client.take(step, versioned, this.words.value.trim())),
    );
    if (done) this.announcer.say(this.dictionary.of('opinions.answers.sent'));
    else focusInvalid(this.host.nativeElement);
  }
}
