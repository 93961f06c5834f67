import { ChangeDetectionStrategy, Component, Directive, inject, input } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { FieldState } from './field-state';
import { Term, type TermName } from './term';

/** A label, a hint, the input between the tags, and its error. */
@Component({
  selector: 'sim-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Term, WordPipe],
  host: { class: 'sim-field', '[class.sim-field-term]': 'term() !== undefined' },
  template: `
    <label [attr.for]="id()">
      {{ label() }}
      @if (optional()) {
        <span class="sim-optional">({{ 'ui.optional' | word }})</span>
      }
    </label>
    @if (term(); as name) {
      <sim-term [name]="name" />
    }
    @if (hint()) {
      <p class="sim-hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    <ng-content />
    @if (error()) {
      <p class="sim-error" [id]="id() + '-error'">{{ error() }}</p>
    }
  `,
})
export class Field extends FieldState {
  /** A word of the label that is explained on request. */
  readonly term = input<TermName>();
}

/** Joins an input to the field around it: id, hint and error for who cannot see them. */
@Directive({
  selector: '[simInput]',
  host: {
    '[id]': 'field.id()',
    '[attr.aria-describedby]': 'field.describedBy()',
    '[attr.aria-invalid]': 'field.error() ? "true" : null',
    '[class.sim-invalid]': '!!field.error()',
  },
})
export class FieldInput {
  protected readonly field = inject(Field);
}
