import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import { Icon } from '../../ui/icon';
import { type MinorFilters, type SortKey, orderOf } from '../minor-filters';

/** The button in the heading of a column that the list can be ordered by; the heading itself carries `aria-sort`. */
@Component({
  selector: 'sim-sort-heading',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <button class="sim-sort" (click)="pressed.emit(key())" type="button">
      {{ label()
      }}<sim-icon
        [class.sim-unsorted]="order() === null"
        [name]="order() === 'descending' ? 'arrow-down' : 'arrow-up'"
        size="xs"
      />
    </button>
  `,
})
export class SortHeading {
  readonly key = input.required<SortKey>();
  readonly label = input.required<string>();
  readonly filters = input.required<MinorFilters>();
  readonly pressed = output<SortKey>();

  protected readonly order = computed(() => orderOf(this.filters(), this.key()));
}
