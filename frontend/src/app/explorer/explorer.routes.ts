import type { Routes } from '@angular/router';

export const explorerRoutes: Routes = [
  {
    path: '',
    title: 'explorer.title',
    data: { crumb: 'explorer.title' },
    children: [
      { path: '', loadComponent: () => import('./question/question-page').then((file) => file.QuestionPage) },
      {
        path: 'saved',
        title: 'explorer.saved.title',
        loadComponent: () => import('./kept/saved-list').then((file) => file.SavedList),
      },
    ],
  },
];

export const dashboardsRoutes: Routes = [
  {
    path: '',
    title: 'explorer.boards.title',
    data: { crumb: 'explorer.boards.title' },
    children: [
      { path: '', loadComponent: () => import('./boards/board-list').then((file) => file.BoardList) },
      {
        path: ':id',
        title: 'explorer.boards.one',
        loadComponent: () => import('./boards/board-page').then((file) => file.BoardPage),
      },
    ],
  },
];
