import type { Routes } from '@angular/router';
import { requires } from '../session/session-guards';
import { askBeforeLeaving } from '../ui/leave-guard';

export const opinionsRoutes: Routes = [
  {
    path: '',
    title: 'opinions.title',
    data: { crumb: 'opinions.title' },
    children: [
      { path: '', loadComponent: () => import('./list/opinion-list').then((file) => file.OpinionList) },
      {
        path: 'new',
        title: 'opinions.new.title',
        canActivate: [requires('opinion.request')],
        loadComponent: () => import('./new/opinion-new').then((file) => file.OpinionNew),
      },
      {
        path: ':id',
        title: 'opinions.one',
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./page/opinion-page').then((file) => file.OpinionPage),
      },
    ],
  },
];
