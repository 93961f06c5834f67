import type { ActivatedRouteSnapshot, Routes } from '@angular/router';

export const assistanceRoutes: Routes = [
  {
    path: '',
    title: 'assistance.title',
    data: { crumb: 'assistance.title' },
    children: [
      {
        path: '',
        loadComponent: () => import('./assistance-list/assistance-list').then((file) => file.AssistanceList),
      },
      {
        path: 'new',
        title: 'assistance.new.title',
        loadComponent: () => import('./assistance-new/assistance-new').then((file) => file.AssistanceNew),
      },
      {
        path: ':id',
        title: (route: ActivatedRouteSnapshot) => `n. ${route.paramMap.get('id') ?? ''}`,
        loadComponent: () => import('./assistance-request/assistance-request').then((file) => file.AssistanceRequest),
      },
    ],
  },
];
