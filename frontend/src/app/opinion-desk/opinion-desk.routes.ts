import type { Routes } from '@angular/router';
import { requires } from '../session/session-guards';

export const opinionDeskRoutes: Routes = [
  {
    path: '',
    title: 'opinionDesk.title',
    data: { crumb: 'opinionDesk.title' },
    children: [
      { path: '', loadComponent: () => import('./desk-list/desk-list').then((file) => file.DeskList) },
      {
        path: 'statistics',
        title: 'opinionDesk.statistics.title',
        canActivate: [requires('opinion.statistics')],
        loadComponent: () => import('./statistics/opinion-statistics').then((file) => file.OpinionStatistics),
      },
      {
        path: ':id',
        title: 'opinionDesk.file.title',
        loadComponent: () => import('./opinion-file/opinion-file').then((file) => file.OpinionFile),
      },
    ],
  },
];
