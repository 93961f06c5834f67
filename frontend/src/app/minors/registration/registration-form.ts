import type { FormArray, FormControl, FormGroup, NonNullableFormBuilder } from '@angular/forms';
import type { BirthDateQuality, EntryMode, PlaceKind, Sex } from '../../../api/models';
import { filled, notAfter, validDay, validPartialDay } from '../../ui/validators';
import { type AliasForm, type DocumentForm, aliasForm, documentForm } from '../identity-lists';

export type RegistrationForm = FormGroup<{
  familyName: FormControl<string>;
  givenName: FormControl<string>;
  nameNotDeclared: FormControl<boolean>;
  sex: FormControl<Sex | ''>;
  birthDate: FormControl<string>;
  birthDateQuality: FormControl<BirthDateQuality | ''>;
  apparentAge: FormControl<string>;
  birthPlace: FormControl<string>;
  birthCountry: FormControl<string>;
  reportedOn: FormControl<string>;
  reportingBody: FormControl<string>;
  enteredOn: FormControl<string>;
  entryMode: FormControl<EntryMode | ''>;
  entryMunicipalityCode: FormControl<string>;
  citizenships: FormControl<string[]>;
  languages: FormControl<string[]>;
  aliases: FormArray<AliasForm>;
  documents: FormArray<DocumentForm>;
  cui: FormControl<string>;
  taxCode: FormControl<string>;
  placed: FormControl<'now' | 'later'>;
  placeKind: FormControl<PlaceKind>;
  placedOn: FormControl<string>;
  facilityCode: FormControl<string>;
  municipalityCode: FormControl<string>;
  responsibleMunicipalityCode: FormControl<string>;
  note: FormControl<string>;
  lateReason: FormControl<string>;
  /** Words of the chosen codes, so that a draft taken up again shows them. */
  labels: FormGroup<{
    entryMunicipality: FormControl<string>;
    facility: FormControl<string>;
    municipality: FormControl<string>;
    responsibleMunicipality: FormControl<string>;
  }>;
}>;

export type RegistrationValue = ReturnType<RegistrationForm['getRawValue']>;

/** The whole registration; its pages show a part each. @param today read when a day is checked */
export function registrationForm(fields: NonNullableFormBuilder, today: () => string): RegistrationForm {
  const past = [validDay, notAfter(today)];
  return fields.group({
    familyName: [''],
    givenName: [''],
    nameNotDeclared: [false],
    sex: fields.control<Sex | ''>('', filled),
    birthDate: ['', [validPartialDay, notAfter(today)]],
    birthDateQuality: fields.control<BirthDateQuality | ''>(''),
    apparentAge: [''],
    birthPlace: [''],
    birthCountry: [''],
    reportedOn: ['', [filled, ...past]],
    reportingBody: [''],
    enteredOn: ['', past],
    entryMode: fields.control<EntryMode | ''>(''),
    entryMunicipalityCode: [''],
    citizenships: fields.control<string[]>([]),
    languages: fields.control<string[]>([]),
    aliases: fields.array<AliasForm>([]),
    documents: fields.array<DocumentForm>([]),
    cui: [''],
    taxCode: [''],
    placed: fields.control<'now' | 'later'>('now'),
    placeKind: fields.control<PlaceKind>('facility'),
    placedOn: ['', past],
    facilityCode: [''],
    municipalityCode: [''],
    responsibleMunicipalityCode: [''],
    note: [''],
    lateReason: [''],
    labels: fields.group({
      entryMunicipality: [''],
      facility: [''],
      municipality: [''],
      responsibleMunicipality: [''],
    }),
  });
}

/** Fills the form with a draft; what it does not hold is empty, what the form does not know is left out. */
export function fillForm(form: RegistrationForm, saved: Partial<RegistrationValue>): void {
  form.controls.aliases.clear();
  form.controls.documents.clear();
  for (const alias of saved.aliases ?? []) form.controls.aliases.push(aliasForm(alias));
  for (const { kind, ...document } of saved.documents ?? []) {
    form.controls.documents.push(documentForm({ ...document, ...(kind === '' ? {} : { kind }) }));
  }
  form.reset(saved);
}
