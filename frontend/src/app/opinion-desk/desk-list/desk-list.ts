import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  linkedSignal,
  signal,
  untracked,
} from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { Announcer } from '../../ui/announcer';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { DESK_QUEUES, type DeskFilters, NO_DESK_FILTERS, deskAddressOf, deskFiltersOf } from '../desk-filters';
import { DeskQueueStore } from '../desk-queue-store';
import { useShortcuts } from '../shortcuts';
import { ShortcutsHelp } from '../shortcuts-help';
import { UrgencyWords } from '../urgency-words';
import { AssignDialog } from './assign-dialog';
import { BulkDialog } from './bulk-dialog';
import { DeskFiltersForm } from './desk-filters-form';

/** All requests in order of urgency; what is done with many at once starts here. */
@Component({
  selector: 'sim-desk-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AssignDialog,
    BulkDialog,
    ChildCodePipe,
    ChildNamePipe,
    CountPipe,
    CountryPipe,
    DayPipe,
    DeskFiltersForm,
    Icon,
    Loading,
    ProblemAlert,
    RouterLink,
    ShortcutsHelp,
    UrgencyWords,
    WordPipe,
  ],
  templateUrl: './desk-list.html',
})
export class DeskList {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly store = inject(DeskQueueStore);
  protected readonly session = inject(SessionStore);
  protected readonly list = this.store.list;
  protected readonly queues = DESK_QUEUES;

  private readonly params = toSignal(this.route.queryParams, { initialValue: {} });
  protected readonly filters = computed(() => deskFiltersOf(this.params()));
  protected readonly asking = signal<'help' | 'assign' | 'bulk' | null>(null);
  /** Requests chosen; another list begins another choice. */
  protected readonly ticked = linkedSignal<string, ReadonlySet<number>>({
    source: () => JSON.stringify(this.filters()),
    computation: () => new Set<number>(),
  });
  protected readonly chosen = computed(() => this.list.items().filter(({ id }) => this.ticked().has(id)));
  protected readonly mayTick = computed(() => this.session.may('opinion.assign') || this.session.may('opinion.decide'));
  protected readonly assignable = computed(() => this.chosen().filter(({ assignable }) => assignable));

  constructor() {
    effect(() => {
      const filters = this.filters();
      if (this.session.session() !== null) untracked(() => void this.show(filters));
    });
    useShortcuts({
      j: () => {
        this.move(1);
      },
      k: () => {
        this.move(-1);
      },
      o: () => {
        const id = this.focusedId();
        if (id !== null) void this.router.navigate(['/opinion-desk', id]);
      },
      x: () => {
        const id = this.focusedId();
        if (id !== null && this.mayTick()) this.tick(id);
      },
      '?': () => {
        this.asking.set('help');
      },
    });
  }

  protected go(filters: DeskFilters): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams: deskAddressOf(filters) });
  }

  protected clear(): void {
    this.go({ ...NO_DESK_FILTERS, queue: this.filters().queue });
  }

  protected tick(id: number): void {
    const ticked = new Set(this.ticked());
    if (!ticked.delete(id)) ticked.add(id);
    this.ticked.set(ticked);
    this.announcer.say(this.words.of('opinionDesk.list.ticked', { count: ticked.size }));
  }

  protected tickAll(): void {
    const all = this.list.items().map(({ id }) => id);
    this.ticked.set(this.chosen().length === all.length ? new Set() : new Set(all));
  }

  protected async more(): Promise<void> {
    const before = this.list.items().length;
    await this.list.more();
    const first = this.list.items()[before];
    if (first) setTimeout(() => document.getElementById(`request-${String(first.id)}`)?.focus());
  }

  protected async show(filters: DeskFilters): Promise<void> {
    await this.store.show(filters);
    const total = this.list.total();
    if (total !== null) this.announce(total);
  }

  protected async done(word: 'assign' | 'bulk', count: number): Promise<void> {
    this.asking.set(null);
    this.announcer.say(this.words.of(`opinionDesk.${word}.done`, { count }));
    this.ticked.set(new Set());
    await this.show(this.filters());
  }

  private announce(total: number): void {
    this.announcer.say(this.words.of('opinionDesk.list.shown', { shown: this.list.items().length, total }));
  }

  /** Moves the focus along the list, from the first row where it is nowhere. */
  private move(by: 1 | -1): void {
    const items = this.list.items();
    const index = items.findIndex(({ id }) => id === this.focusedId());
    const target = items[index === -1 ? 0 : index + by];
    if (target) document.getElementById(`request-${String(target.id)}`)?.focus();
  }

  private focusedId(): number | null {
    const row = document.activeElement?.closest('tr')?.id;
    return row?.startsWith('row-') ? Number(row.slice(4)) : null;
  }
}
