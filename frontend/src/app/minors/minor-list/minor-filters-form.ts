import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, output } from '@angular/core';
import { NonNullableFormBuilder, ReactiveFormsModule } from '@angular/forms';
import { WordPipe } from '../../i18n/word-pipe';
import { CodeLists } from '../../territory/code-lists';
import { ChoiceField } from '../../ui/choice-field';
import { DayField } from '../../ui/day-field';
import { Field, FieldInput } from '../../ui/field';
import { focusInvalid } from '../../ui/focus-invalid';
import { Icon } from '../../ui/icon';
import { validDay } from '../../ui/validators';
import { MINOR_QUEUES, type MinorFilters, countFilters, filtersOf } from '../minor-filters';

/** One box for name or SIM code, and the other filters behind a disclosure that says how many are set. */
@Component({
  selector: 'sim-minor-filters-form',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [ChoiceField, DayField, Field, FieldInput, Icon, ReactiveFormsModule, WordPipe],
  templateUrl: './minor-filters-form.html',
})
export class MinorFiltersForm {
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly lists = inject(CodeLists);

  readonly filters = input.required<MinorFilters>();
  readonly searched = output<MinorFilters>();
  readonly cleared = output();

  protected readonly queues = MINOR_QUEUES;
  protected readonly states = ['reported', 'placed', 'absconded', 'left'] as const;
  protected readonly ages = Array.from({ length: 18 }, (_, age) => String(age));
  protected readonly set = computed(() => countFilters(this.filters()));
  protected readonly form = inject(NonNullableFormBuilder).group({
    query: '',
    birthDate: ['', validDay],
    sex: '',
    citizenship: '',
    region: '',
    municipality: '',
    facility: '',
    household: '',
    state: '',
    present: '',
    ageFrom: '',
    ageTo: '',
    queue: '',
  });
  protected readonly searchFacilities = (typed: string) => this.lists.searchFacilities(typed);
  protected readonly searchMunicipalities = (typed: string) => this.lists.searchMunicipalities(typed);

  constructor() {
    effect(() => {
      const { sort: _sort, direction: _direction, columns: _columns, ...shown } = this.filters();
      this.form.reset(shown);
    });
  }

  protected search(): void {
    this.form.markAllAsTouched();
    if (this.form.invalid) {
      focusInvalid(this.host.nativeElement);
      return;
    }
    const { sort, direction, columns } = this.filters();
    this.searched.emit(filtersOf({ ...this.form.getRawValue(), sort, direction, columns }));
  }
}
