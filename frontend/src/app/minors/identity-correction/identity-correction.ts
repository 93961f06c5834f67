import { ChangeDetectionStrategy, Component, ElementRef, inject } from '@angular/core';
import { FormArray, FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import type { WithUnsavedWork } from '../../ui/leave-guard';
import { Submission } from '../../ui/submission';
import { longEnough } from '../../ui/validators';
import { IdentityFields } from '../identity-fields';
import { IDENTITY_FIELDS, identityForm, identityIn } from '../identity-form';
import { type AliasForm, type DocumentForm, aliasForm, aliasesIn, documentForm, documentsIn } from '../identity-lists';
import { IdentityListsFields } from '../identity-lists-fields';
import { LanguagesField } from '../languages-field';
import { MinorRecordStore } from '../minor-record-store';
import { StaleNotice } from '../stale-notice';

@Component({
  selector: 'sim-identity-correction',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    Field,
    FieldInput,
    IdentityFields,
    IdentityListsFields,
    LanguagesField,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    StaleNotice,
    WordPipe,
  ],
  templateUrl: './identity-correction.html',
})
export class IdentityCorrectionForm implements WithUnsavedWork {
  private readonly router = inject(Router);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly store = inject(MinorRecordStore);

  private saved = false;
  protected readonly fields = [...IDENTITY_FIELDS, 'reason'];
  protected readonly submission = new Submission();
  protected readonly form = identityForm();
  protected readonly languages = new FormControl<string[]>([], { nonNullable: true });
  protected readonly aliases = new FormArray<AliasForm>([]);
  protected readonly documents = new FormArray<DocumentForm>([]);
  protected readonly reason = new FormControl('', { nonNullable: true, validators: longEnough(5) });

  constructor() {
    const record = this.store.record();
    if (record === null) return;
    this.form.reset({ ...record, familyName: record.familyName ?? '', givenName: record.givenName ?? '' });
    this.languages.setValue([...record.languages]);
    for (const alias of record.aliases) this.aliases.push(aliasForm(alias));
    for (const document of record.documents) this.documents.push(documentForm(document));
  }

  hasUnsavedWork(): boolean {
    return (
      !this.saved && [this.form, this.languages, this.aliases, this.documents, this.reason].some(({ dirty }) => dirty)
    );
  }

  protected async correct(): Promise<void> {
    this.form.markAllAsTouched();
    this.reason.markAsTouched();
    const identity = identityIn(this.form);
    this.documents.markAllAsTouched();
    if (!identity || this.reason.invalid || this.documents.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const done = await this.submission.run(() =>
      this.store.correctIdentity({
        ...identity,
        languages: this.languages.value,
        aliases: aliasesIn(this.aliases),
        documents: documentsIn(this.documents),
        reason: this.reason.value.trim(),
      }),
    );
    this.saved = done;
    if (done) await this.router.navigate(['/minors', this.store.record()?.simCode]);
    else focusInvalid(this.host.nativeElement);
  }
}
