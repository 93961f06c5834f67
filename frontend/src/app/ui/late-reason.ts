import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { type AbstractControl, type FormControl, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../i18n/word-pipe';
import { EntryRule } from './entry-rule';
import { Field, FieldInput } from './field';
import type { Submission } from './submission';

/** Why a movement is entered late: asked only when its day lies too far back, or when the server asked. */
@Component({
  selector: 'sim-late-reason',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ReactiveFormsModule, WordPipe],
  template: `
    @if (asked()) {
      <sim-field
        [control]="control()"
        [hint]="rule.graceDays() === null ? '' : ('ui.lateReason.hint' | word: { days: rule.graceDays() ?? '' })"
        [label]="'ui.lateReason.label' | word"
        [name]="name()"
        [submission]="submission()"
      >
        <textarea [formControl]="control()" simInput maxlength="500" rows="2"></textarea>
      </sim-field>
    }
  `,
})
export class LateReason {
  protected readonly rule = inject(EntryRule);

  readonly control = input.required<FormControl<string>>();
  /** The control of the movement's day. */
  readonly day = input.required<AbstractControl<string>>();
  readonly submission = input.required<Submission>();
  readonly name = input('reason');

  private readonly shownDay = signal('');
  protected readonly asked = computed(
    () => this.rule.isLate(this.shownDay()) || this.submission().codesOf(this.name()).includes('late_reason_required'),
  );

  constructor() {
    effect((cleanup) => {
      const day = this.day();
      this.shownDay.set(day.value);
      const changes = day.valueChanges.subscribe((value) => {
        this.shownDay.set(value);
      });
      cleanup(() => {
        changes.unsubscribe();
      });
    });
  }
}
