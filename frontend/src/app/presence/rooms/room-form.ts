import { inject } from '@angular/core';
import { FormControl, NonNullableFormBuilder, Validators, type ValidatorFn } from '@angular/forms';
import type { RoomChangeDto, RoomDto, RoomSexRule } from '../../../api/models';
import { filled } from '../../ui/validators';

export const SEX_RULES = ['any', 'boys', 'girls'] as const satisfies readonly RoomSexRule[];
const OLDEST = 17;
const MOST_BEDS = 60;

/** A whole number from `least` to `most`; empty is another question. */
const numberIn =
  (least: number, most: number): ValidatorFn =>
  ({ value }) => {
    const text = String(value).trim();
    if (text === '') return null;
    return /^\d{1,3}$/.test(text) && Number(text) >= least && Number(text) <= most ? null : { out_of_range: true };
  };

/** The fields that a new room and a change have in common. Call it where `inject` may be. */
export const roomForm = () =>
  inject(NonNullableFormBuilder).group({
    name: ['', [filled, Validators.maxLength(60)]],
    beds: ['', [filled, numberIn(1, MOST_BEDS)]],
    sexRule: new FormControl<RoomSexRule>('any', { nonNullable: true }),
    ageFrom: ['0', [filled, numberIn(0, OLDEST)]],
    ageTo: [String(OLDEST), [filled, numberIn(0, OLDEST)]],
  });

export type RoomForm = ReturnType<typeof roomForm>;

export function roomIn(form: RoomForm): RoomChangeDto {
  const { name, beds, sexRule, ageFrom, ageTo } = form.getRawValue();
  return { name: name.trim(), beds: Number(beds), sexRule, ageFrom: Number(ageFrom), ageTo: Number(ageTo) };
}

export function fillRoom(form: RoomForm, { name, beds, sexRule, ageFrom, ageTo }: RoomDto): void {
  form.reset({ name, beds: String(beds), sexRule, ageFrom: String(ageFrom), ageTo: String(ageTo) });
}
