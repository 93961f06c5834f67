import type { Routes } from '@angular/router';

export const opinionDeskRoutes: Routes = [
  {
    path: '',
    title: 'opinionDesk.title',
    data: { crumb: 'opinionDesk.title' },
    children: [
      { path: '', loadComponent: () => import('./desk-list/desk-list').then((file) => file.DeskList) },
      {
        path: ':id',
        title: 'opinionDesk.file.title',
        loadComponent: () => import('./opinion-file/opinion-file').then((file) => file.OpinionFile),
      },
    ],
  },
];
