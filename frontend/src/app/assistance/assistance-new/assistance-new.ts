import { ChangeDetectionStrategy, Component, ElementRef, computed, inject, input } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { AssistanceTopic } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Submission } from '../../ui/submission';
import { filled, longEnough } from '../../ui/validators';
import { AssistanceClient } from '../assistance-client';

const TOPICS: readonly AssistanceTopic[] = ['procedure', 'data', 'access', 'technical', 'accessibility', 'other'];

/** A question to the desk. Who comes from an error brings its page and its number along. */
@Component({
  selector: 'sim-assistance-new',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ProblemAlert, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './assistance-new.html',
})
export class AssistanceNew {
  private readonly client = inject(AssistanceClient);
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);

  /** Query parameters, as the alert of a problem gives them. */
  readonly page = input('');
  readonly code = input('');
  readonly correlation = input('');

  protected readonly topics = TOPICS;
  protected readonly submission = new Submission();
  protected readonly reference = computed(() => [this.code(), this.correlation()].filter(Boolean).join(' · '));
  protected readonly form = inject(NonNullableFormBuilder).group({
    topic: ['', filled],
    subject: ['', longEnough(3)],
    text: ['', longEnough(2)],
  });

  protected async ask(): Promise<void> {
    this.form.markAllAsTouched();
    const { topic, subject, text } = this.form.getRawValue();
    const known = TOPICS.find((candidate) => candidate === topic);
    if (this.form.invalid || known === undefined) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const body = {
      topic: known,
      subject: subject.trim(),
      text: text.trim(),
      ...(this.page() ? { page: this.page() } : {}),
      ...(this.code() ? { problemCode: this.code() } : {}),
      ...(this.correlation() ? { correlationId: this.correlation() } : {}),
    };
    let id = 0;
    const done = await this.submission.run(async () => {
      id = (await this.client.ask(body, this.submission.keyFor(body))).id;
    });
    if (done) await this.router.navigate(['/assistance', id]);
    else focusInvalid(this.host.nativeElement);
  }
}
