import { type FormArray, FormBuilder, type FormControl, type FormGroup } from '@angular/forms';
import type { AliasDto, DocumentKind, IdentityDocumentDto } from '../../api/models';
import { filled, validDay } from '../ui/validators';

export const DOCUMENT_KINDS: readonly DocumentKind[] = [
  'passport',
  'identity_card',
  'consular_certificate',
  'birth_certificate',
  'residence_permit',
  'permit_receipt',
  'other',
];

export type AliasForm = FormGroup<{
  familyName: FormControl<string>;
  givenName: FormControl<string>;
  source: FormControl<string>;
}>;
export type DocumentForm = FormGroup<{
  kind: FormControl<DocumentKind | ''>;
  number: FormControl<string>;
  country: FormControl<string>;
  issuedOn: FormControl<string>;
  expiresOn: FormControl<string>;
}>;

const fields = new FormBuilder().nonNullable;

export function aliasForm(alias: Partial<AliasDto> = {}): AliasForm {
  return fields.group({
    familyName: [alias.familyName ?? ''],
    givenName: [alias.givenName ?? ''],
    source: [alias.source ?? ''],
  });
}

export function documentForm(document: Partial<IdentityDocumentDto> = {}): DocumentForm {
  return fields.group({
    kind: fields.control<DocumentKind | ''>(document.kind ?? '', filled),
    number: [document.number ?? ''],
    country: [document.country ?? ''],
    issuedOn: [document.issuedOn ?? '', validDay],
    expiresOn: [document.expiresOn ?? '', validDay],
  });
}

const text = (value: string): string | null => value.trim() || null;

/** What is sent: rows in which nothing was typed are left out. */
export function aliasesIn(form: FormArray<AliasForm>): AliasDto[] {
  return form
    .getRawValue()
    .map(({ familyName, givenName, source }) => ({
      familyName: text(familyName),
      givenName: text(givenName),
      source: text(source),
    }))
    .filter(({ familyName, givenName }) => familyName !== null || givenName !== null);
}

export function documentsIn(form: FormArray<DocumentForm>): IdentityDocumentDto[] {
  return form.getRawValue().flatMap(({ kind, number, country, issuedOn, expiresOn }) =>
    kind === ''
      ? []
      : [
          {
            kind,
            number: text(number),
            country: country || null,
            issuedOn: issuedOn || null,
            expiresOn: expiresOn || null,
          },
        ],
  );
}
