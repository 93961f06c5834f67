import type { Permission } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';

interface Task {
  readonly title: WordKey;
  readonly text: WordKey;
  readonly path: string;
  readonly icon: string;
  readonly permission: Permission;
}

/** What can be done from the home page, for who may. */
export const TASKS: readonly Task[] = [
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
    title: 'home.tasks.opinions',
    text: 'home.tasks.opinionsText',
    path: '/opinions',
    icon: 'pencil',
    permission: 'opinion.request',
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
