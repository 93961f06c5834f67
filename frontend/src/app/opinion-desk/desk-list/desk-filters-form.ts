import { ChangeDetectionStrategy, Component, computed, effect, inject, input, output, resource } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { CodeLists } from '../../territory/code-lists';
import { Field, FieldInput } from '../../ui/field';
import { type DeskFilters, countDeskFilters, deskFiltersOf } from '../desk-filters';
import { APPLICANT_KINDS, OUTCOMES, STATES } from '../opinion-codes';
import { OpinionDeskClient } from '../opinion-desk-client';

/** The filters besides the queue, behind a disclosure that says how many are set. */
@Component({
  selector: 'sim-desk-filters-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Field, FieldInput, ReactiveFormsModule, WordPipe],
  templateUrl: './desk-filters-form.html',
})
export class DeskFiltersForm {
  private readonly client = inject(OpinionDeskClient);
  protected readonly lists = inject(CodeLists);

  readonly filters = input.required<DeskFilters>();
  readonly changed = output<DeskFilters>();
  readonly cleared = output();

  protected readonly states = STATES;
  protected readonly outcomes = OUTCOMES;
  protected readonly applicantKinds = APPLICANT_KINDS;
  protected readonly set = computed(() => countDeskFilters(this.filters()));
  protected readonly officers = resource({ loader: () => this.client.officers(), defaultValue: [] });
  protected readonly form = inject(NonNullableFormBuilder).group({
    state: '',
    officer: '',
    region: '',
    citizenship: '',
    applicantKind: '',
    outcome: '',
    late: false,
  });

  constructor() {
    effect(() => {
      const { queue: _queue, late, ...shown } = this.filters();
      this.form.reset({ ...shown, late: late === 'true' });
    });
  }

  protected apply(): void {
    const { late, ...shown } = this.form.getRawValue();
    this.changed.emit(deskFiltersOf({ ...shown, late: late ? 'true' : '', queue: this.filters().queue }));
  }
}
