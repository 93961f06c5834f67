import { inject } from '@angular/core';
import { type FormControl, type FormGroup, NonNullableFormBuilder } from '@angular/forms';
import type { BirthDateQuality, EntryMode, Sex } from '../../api/models';
import { SessionStore } from '../session/session-store';
import { filled, notAfter, validPartialDay } from '../ui/validators';

export const BIRTH_DATE_QUALITIES: readonly BirthDateQuality[] = ['documented', 'declared', 'presumed', 'attributed'];
export const ENTRY_MODES: readonly EntryMode[] = [
  'sea_landing',
  'land_border',
  'sea_border',
  'air_border',
  'found_inland',
  'dublin_return',
  'evacuation',
];
export const IDENTITY_FIELDS = [
  'familyName',
  'givenName',
  'sex',
  'birthDate',
  'birthDateQuality',
  'citizenships',
] as const;

export type IdentityForm = FormGroup<{
  familyName: FormControl<string>;
  givenName: FormControl<string>;
  sex: FormControl<Sex | ''>;
  birthDate: FormControl<string>;
  birthDateQuality: FormControl<BirthDateQuality | ''>;
  citizenships: FormControl<string[]>;
}>;

/** The identity of a minor, as the registration and the correction both ask for it. Call it where injection works. */
export function identityForm(): IdentityForm {
  const session = inject(SessionStore);
  const fields = inject(NonNullableFormBuilder);
  return fields.group({
    familyName: [''],
    givenName: [''],
    sex: fields.control<Sex | ''>('', filled),
    birthDate: ['', [filled, validPartialDay, notAfter(() => session.today())]],
    birthDateQuality: fields.control<BirthDateQuality | ''>('', filled),
    citizenships: fields.control<string[]>([], ({ value }) =>
      Array.isArray(value) && value.length > 0 ? null : { required: true },
    ),
  });
}

/** The identity in a valid form, typed as the server wants it; null where a choice is missing. */
export function identityIn(form: IdentityForm) {
  const { familyName, givenName, sex, birthDate, birthDateQuality, citizenships } = form.getRawValue();
  if (!form.valid || sex === '' || birthDateQuality === '') return null;
  return {
    familyName: familyName.trim() || null,
    givenName: givenName.trim() || null,
    sex,
    birthDate,
    birthDateQuality,
    citizenships,
  };
}
