import type { Routes } from '@angular/router';

export const transfersRoutes: Routes = [
  {
    path: '',
    title: 'transfers.title',
    data: { crumb: 'transfers.title' },
    children: [
      { path: '', loadComponent: () => import('./transfer-list/transfer-list').then((file) => file.TransferList) },
      {
        path: ':id',
        title: 'transfers.detail.title',
        loadComponent: () => import('./transfer-detail/transfer-detail').then((file) => file.TransferDetail),
      },
    ],
  },
];
