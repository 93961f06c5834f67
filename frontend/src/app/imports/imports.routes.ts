import type { Routes } from '@angular/router';

export const importsRoutes: Routes = [
  {
    path: '',
    title: 'imports.title',
    data: { crumb: 'imports.title' },
    children: [
      { path: '', loadComponent: () => import('./import-list/import-list').then((file) => file.ImportList) },
      {
        path: ':id',
        title: 'imports.run.title',
        loadComponent: () => import('./import-detail/import-detail').then((file) => file.ImportDetail),
      },
    ],
  },
];
