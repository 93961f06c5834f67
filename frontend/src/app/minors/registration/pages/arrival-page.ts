import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../../i18n/word-pipe';
import { CodeLists } from '../../../territory/code-lists';
import { ChoiceField } from '../../../ui/choice-field';
import { DayField } from '../../../ui/day-field';
import { Field, FieldInput } from '../../../ui/field';
import { ENTRY_MODES } from '../../identity-form';
import { RegistrationStore } from '../registration-store';

/** When and how the child came, and who reports. */
@Component({
  selector: 'sim-arrival-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DayField, Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './arrival-page.html',
})
export class ArrivalPage {
  private readonly lists = inject(CodeLists);
  protected readonly store = inject(RegistrationStore);
  protected readonly controls = this.store.form.controls;
  protected readonly entryModes = ENTRY_MODES;
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);
  protected readonly municipalityLabel = computed(() => {
    this.store.filled();
    return this.controls.labels.controls.entryMunicipality.value;
  });
}
