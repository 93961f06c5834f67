import type { ActivatedRouteSnapshot, Routes } from '@angular/router';

/** For administrators. */
export const notificationsRoutes: Routes = [
  {
    path: '',
    title: 'notifications.list.title',
    data: { crumb: 'notifications.list.title' },
    children: [
      { path: '', loadComponent: () => import('./delivery-list/delivery-list').then((file) => file.DeliveryList) },
      {
        path: ':id',
        title: (route: ActivatedRouteSnapshot) => `n. ${route.paramMap.get('id') ?? ''}`,
        loadComponent: () => import('./delivery-page/delivery-page').then((file) => file.DeliveryPage),
      },
    ],
  },
];
