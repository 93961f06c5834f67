import type { ActivatedRouteSnapshot, Routes } from '@angular/router';

export const reportsRoutes: Routes = [
  {
    path: '',
    title: 'reports.title',
    data: { crumb: 'reports.title' },
    children: [
      { path: '', loadComponent: () => import('./report-list/report-list').then((file) => file.ReportList) },
      {
        path: 'made/:id',
        title: 'reports.made',
        loadComponent: () => import('./report-page/run-page').then((file) => file.RunPage),
      },
      {
        path: ':kind/:period',
        title: (route: ActivatedRouteSnapshot) => route.paramMap.get('period') ?? '',
        loadComponent: () => import('./report-page/report-page').then((file) => file.ReportPage),
      },
    ],
  },
];
