import { ChangeDetectionStrategy, Component, computed } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { FieldState } from '../ui/field-state';
import { Icon } from '../ui/icon';
import { LANGUAGES_TO_CHOOSE, languageName } from './languages';

/** Languages that the minor speaks: a list to add from, and those chosen with a button to take each away. */
@Component({
  selector: 'sim-languages-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, WordPipe],
  host: { class: 'sim-field' },
  template: `
    <label [attr.for]="id()">
      {{ label() }}
      @if (optional()) {
        <span class="sim-optional">({{ 'ui.optional' | word }})</span>
      }
    </label>
    @if (hint()) {
      <p class="sim-hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    <select [attr.aria-describedby]="describedBy()" [id]="id()" (change)="add($event)">
      <option value="">{{ 'ui.choose' | word }}</option>
      @for (language of choices(); track language.code) {
        <option [disabled]="chosen().includes(language.code)" [value]="language.code">{{ language.name }}</option>
      }
    </select>
    @if (chosen().length > 0) {
      <ul class="sim-chips">
        @for (code of chosen(); track code) {
          <li>
            {{ nameOf(code) }}
            <button [attr.aria-label]="('ui.remove' | word) + ' ' + nameOf(code)" (click)="remove(code)" type="button">
              <sim-icon name="close" size="xs" />
            </button>
          </li>
        }
      </ul>
    }
    @if (error()) {
      <p class="sim-error" [id]="id() + '-error'">{{ error() }}</p>
    }
  `,
})
export class LanguagesField extends FieldState {
  protected readonly choices = computed(() =>
    LANGUAGES_TO_CHOOSE.map((code) => ({ code, name: this.nameOf(code) })).sort((a, b) =>
      a.name.localeCompare(b.name, this.words.language()),
    ),
  );
  protected readonly chosen = computed<readonly string[]>(() => {
    this.controlEvents();
    const value: unknown = this.control().value;
    return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  });

  protected nameOf(code: string): string {
    return languageName(code, this.words.language());
  }

  protected add(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement) || event.target.value === '') return;
    this.control().setValue([...this.chosen(), event.target.value]);
    this.control().markAsDirty();
    event.target.value = '';
  }

  protected remove(code: string): void {
    this.control().setValue(this.chosen().filter((chosen) => chosen !== code));
    this.control().markAsDirty();
    document.getElementById(this.id())?.focus();
  }
}
