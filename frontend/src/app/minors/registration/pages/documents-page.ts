import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../../i18n/word-pipe';
import { Field, FieldInput } from '../../../ui/field';
import { CitizenshipsField } from '../../citizenships-field';
import { IdentityListsFields } from '../../identity-lists-fields';
import { LanguagesField } from '../../languages-field';
import { RegistrationStore } from '../registration-store';

/** Citizenships, languages, other names, documents, codes. */
@Component({
  selector: 'sim-documents-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CitizenshipsField, Field, FieldInput, IdentityListsFields, LanguagesField, ReactiveFormsModule, WordPipe],
  template: `
    <div class="sim-form-grid">
      <sim-citizenships-field
        [control]="controls.citizenships"
        [hint]="'registration.form.citizenshipHint' | word"
        [label]="'minors.fields.citizenships' | word"
        [optional]="true"
        [submission]="store.submission"
        name="citizenships"
      />
      <sim-languages-field
        [control]="controls.languages"
        [hint]="'registration.form.languagesHint' | word"
        [label]="'minors.fields.languages' | word"
        [optional]="true"
        [submission]="store.submission"
        name="languages"
      />
      <sim-field
        [control]="controls.cui"
        [hint]="'minors.form.cuiHint' | word"
        [label]="'minors.fields.cui' | word"
        [optional]="true"
        [submission]="store.submission"
        name="cui"
      >
        <input
          [formControl]="controls.cui"
          simInput
          type="text"
          autocapitalize="characters"
          autocomplete="off"
          maxlength="7"
          spellcheck="false"
        />
      </sim-field>
      <sim-field
        [control]="controls.taxCode"
        [label]="'minors.fields.taxCode' | word"
        [optional]="true"
        [submission]="store.submission"
        name="taxCode"
      >
        <input
          [formControl]="controls.taxCode"
          simInput
          type="text"
          autocapitalize="characters"
          autocomplete="off"
          maxlength="16"
          spellcheck="false"
        />
      </sim-field>
    </div>
    <sim-identity-lists-fields
      [aliases]="controls.aliases"
      [documents]="controls.documents"
      [submission]="store.submission"
    />
  `,
})
export class DocumentsPage {
  protected readonly store = inject(RegistrationStore);
  protected readonly controls = this.store.form.controls;
}
