import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../ui/icon';
import type { MinorFilters, SortKey } from '../minor-filters';

/** The heading of a column that the list can be ordered by. */
@Component({
  selector: 'th[simSort]',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  host: { '[attr.aria-sort]': 'order()' },
  template: `
    <button type="button" class="sim-sort" (click)="pressed.emit(simSort())">
      {{ label() }}<sim-icon size="xs" [class.sim-unsorted]="order() === null" [name]="order() === 'descending' ? 'arrow-down' : 'arrow-up'" />
    </button>
  `,
})
export class SortHeading {
  readonly simSort = input.required<SortKey>();
  readonly label = input.required<string>();
  readonly filters = input.required<MinorFilters>();
  readonly pressed = output<SortKey>();

  protected readonly order = computed(() => {
    if (this.filters().sort !== this.simSort()) return null;
    return this.filters().direction === 'asc' ? 'ascending' : 'descending';
  });
}
