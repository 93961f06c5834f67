import { FormControl, FormGroup, FormRecord, Validators } from '@angular/forms';
import type { NightAbsence, NightConfirmationDto, NightDto } from '../../../api/models';
import { filled } from '../../ui/validators';

export const ABSENCES: readonly NightAbsence[] = ['with_permission', 'hospital', 'not_returned', 'moved', 'other'];

export type AnswerForm = FormGroup<{
  absent: FormControl<boolean>;
  absence: FormControl<string>;
  note: FormControl<string>;
}>;

export type NightForm = FormGroup<{
  answers: FormRecord<AnswerForm>;
  unlisted: FormControl<string>;
  note: FormControl<string>;
}>;

const text = (): FormControl<string> => new FormControl('', { nonNullable: true });

/** Absent without a reason, or for another one without saying which, is not an answer. */
function answerForm(): AnswerForm {
  const form: AnswerForm = new FormGroup({
    absent: new FormControl(false, { nonNullable: true }),
    absence: text(),
    note: text(),
  });
  form.valueChanges.subscribe(({ absent, absence }) => {
    form.controls.absence.setValidators(absent ? filled : null);
    form.controls.note.setValidators(absent && absence === 'other' ? filled : null);
    for (const control of [form.controls.absence, form.controls.note])
      control.updateValueAndValidity({ emitEvent: false });
  });
  return form;
}

export const nightForm = (): NightForm =>
  new FormGroup({
    answers: new FormRecord<AnswerForm>({}),
    unlisted: new FormControl('0', {
      nonNullable: true,
      validators: [filled, Validators.pattern(/^\s*(?:\d{1,2}|1\d\d|200)\s*$/)],
    }),
    note: text(),
  });

/** One answer for each minor of the list; those given already stay. */
export function fitToList({ controls: { answers } }: NightForm, { minors }: NightDto): void {
  const listed = new Set<string>(minors.map(({ simCode }) => simCode));
  for (const code of Object.keys(answers.controls)) if (!listed.has(code)) answers.removeControl(code);
  for (const code of listed) if (!answers.contains(code)) answers.addControl(code, answerForm());
}

/** Takes up what was confirmed before, to be said again with changes. */
export function fillFrom(form: NightForm, { confirmation }: NightDto): void {
  if (confirmation === null) return;
  for (const { simCode, absence, note } of confirmation.absent)
    form.controls.answers.controls[simCode]?.setValue({ absent: true, absence, note: note ?? '' });
  form.patchValue({ unlisted: String(confirmation.unlisted), note: confirmation.note ?? '' });
}

export function absentIn({ controls: { answers } }: NightForm): number {
  return Object.values(answers.controls).filter(({ value }) => value.absent === true).length;
}

/** What is sent; null while an answer is missing. */
export function confirmationIn(form: NightForm, { minors, confirmation }: NightDto): NightConfirmationDto | null {
  form.markAllAsTouched();
  if (form.invalid) return null;
  const { answers, unlisted, note } = form.getRawValue();
  const absences = Object.entries(answers).flatMap(([simCode, answer]) => {
    const absence = ABSENCES.find((code) => code === answer.absence);
    if (!answer.absent || absence === undefined) return [];
    return [{ simCode, absence, ...(answer.note.trim() ? { note: answer.note.trim() } : {}) }];
  });
  return {
    listed: minors.map(({ simCode }) => simCode),
    absences,
    unlisted: Number(unlisted),
    ...(note.trim() ? { note: note.trim() } : {}),
    replaces: confirmation?.number ?? 0,
  };
}
