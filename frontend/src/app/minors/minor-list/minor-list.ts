import { ChangeDetectionStrategy, Component, computed, effect, inject, linkedSignal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { formatCount } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import {
  type MinorFilters,
  NO_FILTERS,
  type SortKey,
  addressOf,
  filtersOf,
  orderOf,
  pressedSort,
} from '../minor-filters';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { StateBadge } from '../state-badge';
import { columnsOf } from './list-columns';
import { ListTools } from './list-tools';
import { MinorFiltersForm } from './minor-filters-form';
import { MinorListStore } from './minor-list-store';
import { SortHeading } from './sort-heading';

@Component({
  selector: 'sim-minor-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    CountryPipe,
    DayPipe,
    Icon,
    ListTools,
    Loading,
    MinorNamePipe,
    SimCodePipe,
    MinorFiltersForm,
    ProblemAlert,
    RouterLink,
    SortHeading,
    StateBadge,
    WordPipe,
  ],
  templateUrl: './minor-list.html',
})
export class MinorList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly list = inject(MinorListStore);
  protected readonly session = inject(SessionStore);

  protected readonly orderOf = orderOf;
  private readonly params = toSignal(this.route.queryParams, { initialValue: {} });
  protected readonly filters = computed(() => filtersOf(this.params()));
  protected readonly columns = computed(() => columnsOf(this.filters().columns));
  protected readonly filtered = computed(() =>
    Object.keys(addressOf(this.filters())).some((name) => !['sort', 'direction', 'columns'].includes(name)),
  );

  /** Records chosen for printing. Other filters begin another choice. */
  protected readonly ticked = linkedSignal<string, ReadonlySet<string>>({
    source: () => JSON.stringify({ ...addressOf(this.filters()), columns: '' }),
    computation: () => new Set<string>(),
  });
  protected readonly tickedCodes = computed(() =>
    this.list
      .items()
      .map(({ simCode }) => simCode)
      .filter((code) => this.ticked().has(code)),
  );
  protected readonly allTicked = computed(
    () => this.tickedCodes().length > 0 && this.tickedCodes().length === this.list.items().length,
  );

  constructor() {
    effect(() => {
      const filters = this.filters();
      const membershipId = this.session.session()?.membership.id;
      if (membershipId !== undefined) untracked(() => void this.show(filters, membershipId, false));
    });
  }

  protected search(filters: MinorFilters): void {
    if (JSON.stringify(filters) === JSON.stringify(this.filters())) void this.retry();
    else this.go(filters);
  }

  protected sort(key: SortKey): void {
    this.go(pressedSort(this.filters(), key));
  }

  protected clear(): void {
    this.go({ ...NO_FILTERS, columns: this.filters().columns });
  }

  protected tick(simCode: string): void {
    const ticked = new Set(this.ticked());
    if (!ticked.delete(simCode)) ticked.add(simCode);
    this.ticked.set(ticked);
  }

  protected tickAll(): void {
    this.ticked.set(this.allTicked() ? new Set() : new Set(this.list.items().map(({ simCode }) => simCode)));
  }

  protected retry(): Promise<void> {
    return this.show(this.filters(), this.session.session()?.membership.id ?? 0, true);
  }

  protected async more(): Promise<void> {
    const before = this.list.items().length;
    await this.list.more(this.filters());
    this.announce();
    const first = this.list.items()[before];
    if (first) setTimeout(() => document.getElementById(`minor-${first.simCode}`)?.focus());
  }

  protected go(filters: MinorFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: addressOf(filters) });
  }

  private async show(filters: MinorFilters, membershipId: number, afresh: boolean): Promise<void> {
    await this.list.show(filters, membershipId, afresh);
    this.announce();
  }

  private announce(): void {
    const total = this.list.total();
    if (!total || this.list.problem()) return;
    const language = this.words.language();
    this.announcer.say(
      this.words.of('minors.list.shown', {
        shown: formatCount(this.list.items().length, language),
        total: formatCount(total.count, language),
      }),
    );
  }
}
