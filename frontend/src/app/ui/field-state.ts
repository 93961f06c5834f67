import { Directive, type Signal, computed, effect, inject, input, signal } from '@angular/core';
import type { AbstractControl } from '@angular/forms';
import { Words } from '../i18n/words';
import { ProblemSentences } from '../problems/problem-sentences';
import type { Submission } from './submission';

/** What every field of a form has: its name on the server, its control, and the sentence of what is wrong with it. */
@Directive()
export abstract class FieldState {
  private readonly sentences = inject(ProblemSentences);
  protected readonly words = inject(Words);
  private readonly events = signal(0);

  /** The field's name in the request: its errors come back under it, and it is the id of its input. */
  readonly name = input.required<string>();
  readonly label = input.required<string>();
  readonly hint = input('');
  readonly optional = input(false);
  readonly control = input.required<AbstractControl>();
  readonly submission = input<Submission>();

  readonly id = computed(() => this.name().replaceAll('.', '-'));

  /** Changes with every event of the control, whose state is no signal of its own. */
  protected readonly controlEvents: Signal<number> = this.events.asReadonly();

  readonly error = computed<string>(() => {
    this.events();
    const control = this.control();
    const own = control.touched
      ? Object.keys(control.errors ?? {}).map((code) => ({ field: '', code, detail: '' }))
      : [];
    const refused = (this.submission()?.problem()?.errors ?? []).filter((error) => error.field === this.name());
    return [...own, ...refused].map((error) => this.sentences.ofField(error))[0] ?? '';
  });

  readonly describedBy = computed(() => {
    const ids = [this.hint() ? `${this.id()}-hint` : '', this.error() ? `${this.id()}-error` : ''];
    return ids.filter(Boolean).join(' ') || null;
  });

  constructor() {
    effect((cleanup) => {
      const subscription = this.control().events.subscribe(() => {
        this.events.update((count) => count + 1);
      });
      cleanup(() => {
        subscription.unsubscribe();
      });
    });
  }
}
