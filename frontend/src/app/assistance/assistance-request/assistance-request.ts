import {
  ChangeDetectionStrategy,
  Component,
  ElementRef,
  computed,
  inject,
  input,
  linkedSignal,
  numberAttribute,
  resource,
} from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { AssistanceRequestDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Loading } from '../../ui/loading';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { AssistanceClient } from '../assistance-client';

/** One request with its thread. What may be done is the server's word. */
@Component({
  selector: 'sim-assistance-request',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, InstantPipe, Loading, ProblemAlert, ReactiveFormsModule, WordPipe],
  templateUrl: './assistance-request.html',
})
export class AssistanceRequest {
  private readonly client = inject(AssistanceClient);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly session = inject(SessionStore);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly text = new FormControl('', { nonNullable: true, validators: longEnough(2) });
  protected readonly read = resource({ params: () => this.id(), loader: ({ params }) => this.client.open(params) });
  protected readonly request = linkedSignal<AssistanceRequestDto | undefined>(() =>
    this.read.hasValue() ? this.read.value() : undefined,
  );
  private readonly open = computed(() => (this.request()?.steps ?? []).filter((step) => step.open));
  /** The step that words are for; undefined when none is open. */
  protected readonly writing = computed(() => this.open().find(({ step }) => step !== 'close')?.step);
  protected readonly closable = computed(() => this.open().some(({ step }) => step === 'close'));

  protected async write(): Promise<void> {
    this.text.markAsTouched();
    if (this.text.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const text = this.text.value.trim();
    const done = await this.submission.run(async () => {
      this.request.set(await this.client.write(this.id(), text, this.submission.keyFor([this.id(), text])));
    });
    if (done) this.text.reset();
    else focusInvalid(this.host.nativeElement);
  }

  protected async close(): Promise<void> {
    await this.submission.run(async () => {
      this.request.set(await this.client.close(this.id()));
    });
  }
}
