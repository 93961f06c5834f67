import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { startWith } from 'rxjs';
import { WordPipe } from '../../../i18n/word-pipe';
import { Field, FieldInput } from '../../../ui/field';
import { RegistrationStore } from '../registration-store';

/** The names, or the word that none was declared. */
@Component({
  selector: 'sim-name-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ReactiveFormsModule, WordPipe],
  template: `
    <div class="sim-form-grid">
      <sim-field
        [control]="controls.familyName"
        [label]="'minors.fields.familyName' | word"
        [submission]="store.submission"
        name="familyName"
      >
        <input
          [attr.disabled]="none() ? '' : null"
          [formControl]="controls.familyName"
          simInput
          type="text"
          autocomplete="off"
          maxlength="100"
          spellcheck="false"
        />
      </sim-field>
      <sim-field
        [control]="controls.givenName"
        [label]="'minors.fields.givenName' | word"
        [submission]="store.submission"
        name="givenName"
      >
        <input
          [attr.disabled]="none() ? '' : null"
          [formControl]="controls.givenName"
          simInput
          type="text"
          autocomplete="off"
          maxlength="100"
          spellcheck="false"
        />
      </sim-field>
    </div>
    <div class="sim-field sim-check">
      <input id="nameNotDeclared" [formControl]="controls.nameNotDeclared" type="checkbox" />
      <label for="nameNotDeclared">{{ 'registration.form.nameNotDeclared' | word }}</label>
    </div>
  `,
})
export class NameFields {
  protected readonly store = inject(RegistrationStore);
  protected readonly controls = this.store.form.controls;
  protected readonly none = signal(false);

  constructor() {
    const { nameNotDeclared, familyName } = this.controls;
    this.store.form.valueChanges.pipe(startWith(null), takeUntilDestroyed()).subscribe(() => {
      this.none.set(nameNotDeclared.value);
      if (nameNotDeclared.value && familyName.errors) familyName.setErrors(null, { emitEvent: true });
    });
  }
}
