import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { FormControl, FormGroup, ReactiveFormsModule } from '@angular/forms';
import { RouterLink } from '@angular/router';
import { WordPipe } from '../../i18n/word-pipe';
import { type Choice, ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import type { Submission } from '../../ui/submission';
import { filled, validDay } from '../../ui/validators';
import { FacilitiesClient } from '../facilities-client';
import { FACILITY_KINDS } from '../facility-kinds';

export type FacilityForm = FormGroup<Record<'name' | 'kind' | 'managingBodyId' | 'openOn', FormControl<string>>>;

export const facilityForm = (): FacilityForm =>
  new FormGroup({
    name: new FormControl('', { nonNullable: true, validators: filled }),
    kind: new FormControl('', { nonNullable: true, validators: filled }),
    managingBodyId: new FormControl('', { nonNullable: true, validators: filled }),
    openOn: new FormControl('', { nonNullable: true, validators: [filled, validDay] }),
  });

/** What the form says; null where no kind is chosen. */
export function facilityIn(form: FacilityForm) {
  const { name, kind, managingBodyId, openOn } = form.getRawValue();
  const known = FACILITY_KINDS.find((candidate) => candidate === kind);
  return known === undefined
    ? null
    : { name: name.trim(), kind: known, managingBodyId: Number(managingBodyId), openOn };
}

/** The data that a facility has when it is registered and when it is changed. */
@Component({
  selector: 'sim-facility-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DayField, Field, FieldInput, ReactiveFormsModule, RouterLink, WordPipe],
  templateUrl: './facility-fields.html',
})
export class FacilityFields {
  private readonly client = inject(FacilitiesClient);

  readonly form = input.required<FacilityForm>();
  readonly submission = input.required<Submission>();
  /** Name of the managing body that the form starts with. */
  readonly managingBody = input('');

  protected readonly kinds = FACILITY_KINDS;
  protected readonly searchBodies = async (typed: string): Promise<Choice[]> =>
    (await this.client.bodies(typed)).map(({ id, name }) => ({ value: String(id), label: name, detail: '' }));
}
