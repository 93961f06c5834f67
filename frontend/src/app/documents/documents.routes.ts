import type { Routes } from '@angular/router';

export const documentsRoutes: Routes = [
  {
    path: '',
    title: 'documents.title',
    data: { crumb: 'documents.title' },
    children: [
      { path: '', loadComponent: () => import('./template-list/template-list').then((file) => file.TemplateList) },
      {
        path: ':kind/:language',
        title: 'documents.fields.body',
        loadComponent: () => import('./template-edit/template-edit').then((file) => file.TemplateEdit),
      },
    ],
  },
];
