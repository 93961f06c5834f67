import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { startWith } from 'rxjs';
import type { MovementKind } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import type { Submission } from '../../ui/submission';
import { EXIT_REASONS, PLACE_KINDS, hasPlace } from './movement-draft';
import type { MovementForm } from './movement-form';

/** The fields that a kind of movement asks for: day, place or reason. */
@Component({
  selector: 'sim-movement-fields',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DayField, Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './movement-fields.html',
})
export class MovementFields {
  private readonly lists = inject(CodeLists);

  readonly form = input.required<MovementForm>();
  readonly kind = input.required<MovementKind>();
  readonly submission = input.required<Submission>();
  readonly facilityLabel = input('');
  readonly municipalityLabel = input('');

  protected readonly placeKinds = PLACE_KINDS;
  protected readonly exitReasons = EXIT_REASONS;
  protected readonly withPlace = computed(() => hasPlace(this.kind()));
  protected readonly placeKind = rxResource({
    params: () => this.form().controls.placeKind,
    stream: ({ params }) => params.valueChanges.pipe(startWith(params.value)),
  });
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);
}
