import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ReactiveFormsModule } from '@angular/forms';
import { startWith } from 'rxjs';
import { WordPipe } from '../../../i18n/word-pipe';
import { CodeLists } from '../../../territory/code-lists';
import { ChoiceField } from '../../../ui/choice-field';
import { DayField } from '../../../ui/day-field';
import { Field, FieldInput } from '../../../ui/field';
import { LateReason } from '../../../ui/late-reason';
import { PLACE_KINDS } from '../../movements/movement-draft';
import { RegistrationStore } from '../registration-store';

/** Where the child sleeps, and which municipality is in charge. */
@Component({
  selector: 'sim-placement-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DayField, Field, FieldInput, LateReason, ReactiveFormsModule, WordPipe],
  templateUrl: './placement-page.html',
})
export class PlacementPage {
  private readonly lists = inject(CodeLists);
  protected readonly store = inject(RegistrationStore);
  protected readonly controls = this.store.form.controls;
  protected readonly placeKinds = PLACE_KINDS;
  protected readonly isPlaced = signal(true);
  protected readonly inFacility = signal(true);
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);
  protected readonly labels = computed(() => {
    this.store.filled();
    return this.controls.labels.getRawValue();
  });

  constructor() {
    this.store.form.valueChanges.pipe(startWith(null), takeUntilDestroyed()).subscribe(() => {
      this.isPlaced.set(this.controls.placed.value === 'now');
      this.inFacility.set(this.controls.placeKind.value === 'facility');
    });
  }
}
