import { inject } from '@angular/core';
import { type FormControl, type FormGroup, NonNullableFormBuilder } from '@angular/forms';
import type { ExitReason, MovementKind, PlaceKind } from '../../../api/models';
import { SessionStore } from '../../session/session-store';
import { filled, notAfter, validDay } from '../../ui/validators';
import { type MovementDraft, hasPlace } from './movement-draft';

export type MovementForm = FormGroup<{
  onDate: FormControl<string>;
  placeKind: FormControl<PlaceKind>;
  facilityCode: FormControl<string>;
  municipalityCode: FormControl<string>;
  exitReason: FormControl<ExitReason | ''>;
  note: FormControl<string>;
}>;

/** A movement's form. Call it where injection works. */
export function movementForm(): MovementForm {
  const session = inject(SessionStore);
  const fields = inject(NonNullableFormBuilder);
  return fields.group({
    onDate: ['', [filled, validDay, notAfter(() => session.today())]],
    placeKind: fields.control<PlaceKind>('facility'),
    facilityCode: [''],
    municipalityCode: [''],
    exitReason: fields.control<ExitReason | ''>(''),
    note: [''],
  });
}

/** The draft in the form, when the fields that this kind needs are filled; otherwise null, with the errors on the fields. */
export function draftIn(form: MovementForm, kind: MovementKind): MovementDraft | null {
  const draft = form.getRawValue();
  const needed: Record<string, boolean> = {
    facilityCode: hasPlace(kind) && draft.placeKind === 'facility',
    municipalityCode: hasPlace(kind) && draft.placeKind !== 'facility',
    exitReason: kind === 'exit',
  };
  for (const [name, isNeeded] of Object.entries(needed)) {
    const control = form.get(name);
    control?.setErrors(isNeeded && control.value === '' ? { required: true } : null);
  }
  form.markAllAsTouched();
  return form.valid ? draft : null;
}
