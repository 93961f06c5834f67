import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { WordPipe } from '../i18n/word-pipe';
import { CodeLists } from '../territory/code-lists';
import { CountryPipe } from '../territory/country-pipe';
import { FieldState } from '../ui/field-state';
import { Icon } from '../ui/icon';

/** One or more citizenships, or statelessness: a list to add from, and those chosen with a button to take each away. */
@Component({
  selector: 'sim-citizenships-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountryPipe, Icon, WordPipe],
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
    <select
      [attr.aria-describedby]="describedBy()"
      [attr.aria-invalid]="error() ? 'true' : null"
      [class.sim-invalid]="!!error()"
      [id]="id()"
      (blur)="control().markAsTouched()"
      (change)="add($event)"
    >
      <option value="">{{ (chosen().length > 0 ? 'minors.form.anotherCitizenship' : 'ui.choose') | word }}</option>
      @for (country of lists.countries(); track country.value) {
        <option [disabled]="chosen().includes(country.value)" [value]="country.value">{{ country.label }}</option>
      }
    </select>
    @if (chosen().length > 0) {
      <ul class="sim-chips">
        @for (code of chosen(); track code) {
          <li>
            {{ code | country }}
            <button
              [attr.aria-label]="('ui.remove' | word) + ' ' + (code | country)"
              (click)="remove(code)"
              type="button"
            >
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
export class CitizenshipsField extends FieldState {
  protected readonly lists = inject(CodeLists);
  protected readonly chosen = computed<readonly string[]>(() => {
    this.controlEvents();
    const value: unknown = this.control().value;
    return Array.isArray(value) ? value.filter((code) => typeof code === 'string') : [];
  });

  protected add(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement) || event.target.value === '') return;
    this.control().setValue([...this.chosen(), event.target.value]);
    event.target.value = '';
  }

  protected remove(code: string): void {
    this.control().setValue(this.chosen().filter((chosen) => chosen !== code));
    document.getElementById(this.id())?.focus();
  }
}
