import type { Routes } from '@angular/router';

export const explorerRoutes: Routes = [
  {
    path: '',
    title: 'explorer.title',
    data: { crumb: 'explorer.title' },
    children: [{ path: '', loadComponent: () => import('./question/question-page').then((file) => file.QuestionPage) }],
  },
];
