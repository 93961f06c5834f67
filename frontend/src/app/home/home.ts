import { ChangeDetectionStrategy, Component, computed, inject, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Permission } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';
import { CountPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { filtersOf } from '../minors/minor-filters';
import { MinorsClient } from '../minors/minors-client';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Icon } from '../ui/icon';
import { Loading } from '../ui/loading';

interface Queue {
  readonly title: WordKey;
  /** The filters of the list behind the figure: the figure and the list ask the same question. */
  readonly filters: Record<string, string>;
}

interface Task {
  readonly title: WordKey;
  readonly text: WordKey;
  readonly path: string;
  readonly icon: string;
  readonly permission: Permission;
}

const QUEUES: readonly Queue[] = [
  { title: 'home.queues.present', filters: { present: 'true' } },
  { title: 'home.queues.reported', filters: { state: 'reported' } },
  { title: 'home.queues.absconded', filters: { state: 'absconded' } },
  {
    title: 'home.queues.seventeen',
    filters: { present: 'true', ageFrom: '17', ageTo: '17', sort: 'birthDate', direction: 'asc' },
  },
];

const TASKS: readonly Task[] = [
  {
    title: 'home.tasks.search',
    text: 'home.tasks.searchText',
    path: '/minors',
    icon: 'search',
    permission: 'minor.list',
  },
  {
    title: 'home.tasks.register',
    text: 'home.tasks.registerText',
    path: '/minors/new',
    icon: 'plus-circle',
    permission: 'minor.create',
  },
  {
    title: 'home.tasks.census',
    text: 'home.tasks.censusText',
    path: '/census',
    icon: 'chart-line',
    permission: 'census.read',
  },
  {
    title: 'home.tasks.reports',
    text: 'home.tasks.reportsText',
    path: '/reports',
    icon: 'files',
    permission: 'report.read',
  },
  {
    title: 'home.tasks.imports',
    text: 'home.tasks.importsText',
    path: '/imports',
    icon: 'upload',
    permission: 'import.run',
  },
];

/** What the role can do, and how many minors wait for it. Every figure opens the list behind it. */
@Component({
  selector: 'sim-home',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, Icon, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './home.html',
})
export class Home {
  private readonly minors = inject(MinorsClient);
  protected readonly session = inject(SessionStore);
  protected readonly problemOf = problemOf;

  protected readonly tasks = computed(() => TASKS.filter((task) => this.session.may(task.permission)));
  protected readonly queues = resource({
    params: () => (this.session.may('minor.list') ? this.session.session()?.membership.id : undefined),
    loader: () =>
      Promise.all(
        QUEUES.map(async (queue) => ({
          ...queue,
          total: (await this.minors.list(filtersOf(queue.filters), null, 1)).total,
        })),
      ),
  });
}
