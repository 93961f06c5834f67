import { ChangeDetectionStrategy, Component, DOCUMENT, computed, inject, input, output, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ListFormat, ListViewDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Dialog } from '../../ui/dialog';
import { DropdownMenu } from '../../ui/dropdown-menu';
import { Icon } from '../../ui/icon';
import { Submission } from '../../ui/submission';
import { type MinorFilters, addressOf, filtersOf } from '../minor-filters';
import { MOST_SHEETS } from '../minor-print/most-sheets';
import { COLUMNS, type ShownColumn, columnsOf, columnsText, exportedColumns } from './list-columns';
import { ListViewsStore } from './list-views-store';
import { SaveView } from './save-view';

/** What can be done with the list as it is shown: choose its columns, keep it under a name, take it away, print it. */
@Component({
  selector: 'sim-list-tools',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Dialog, DropdownMenu, Icon, ProblemAlert, RouterLink, SaveView, WordPipe],
  templateUrl: './list-tools.html',
})
export class ListTools {
  private readonly window = inject(DOCUMENT).defaultView;
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  protected readonly store = inject(ListViewsStore);
  protected readonly removal = new Submission();

  readonly filters = input.required<MinorFilters>();
  /** SIM codes of the records chosen. */
  readonly ticked = input<readonly string[]>([]);
  readonly changed = output<MinorFilters>();

  protected readonly columns = COLUMNS;
  protected readonly shown = computed(() => columnsOf(this.filters().columns));
  protected readonly shownKeys = computed(() => this.shown().map(({ key }) => key));
  protected readonly mostSheets = MOST_SHEETS;
  protected readonly saving = signal(false);
  protected readonly removing = signal<ListViewDto | null>(null);

  /** The address of a saved list. Columns of a file that the screen joins into one are found again by the one that holds them. */
  protected addressOf(view: ListViewDto): Record<string, string> {
    const texts = Object.fromEntries(Object.entries(view.filters).map(([name, value]) => [name, String(value)]));
    const columns = columnsText(COLUMNS.filter(({ key }) => view.columns.includes(key)).map(({ key }) => key));
    return addressOf(filtersOf({ ...texts, columns }));
  }

  protected toggle(key: ShownColumn): void {
    const keys = this.shownKeys();
    const next = keys.includes(key) ? keys.filter((shown) => shown !== key) : [...keys, key];
    if (next.length > 0) this.changed.emit({ ...this.filters(), columns: columnsText(next) });
  }

  protected fileAddress(format: ListFormat): string {
    const { columns: _columns, ...asked } = addressOf(this.filters());
    const query = new URLSearchParams({ ...asked, format, columns: exportedColumns(this.shown()).join(',') });
    return `/api/minors/export?${query.toString()}`;
  }

  protected print(): void {
    this.window?.print();
  }

  protected saved(name: string): void {
    this.saving.set(false);
    this.announcer.say(this.words.of('minors.views.savedAs', { name }));
  }

  protected async remove(view: ListViewDto): Promise<void> {
    if (await this.removal.run(() => this.store.remove(view))) {
      this.removing.set(null);
      this.announcer.say(this.words.of('minors.views.removed', { name: view.name }));
    }
  }
}
