import type { ActivatedRouteSnapshot, Routes } from '@angular/router';

export const reportsRoutes: Routes = [
  {
    path: '',
    title: 'reports.title',
    data: { crumb: 'reports.title' },
    children: [
      { path: '', loadComponent: () => import('./report-list/report-list').then((file) => file.ReportList) },
      {
        path: 'monthly/:month',
        title: (route: ActivatedRouteSnapshot) => route.paramMap.get('month') ?? '',
        loadComponent: () => import('./monthly-report/monthly-report-page').then((file) => file.MonthlyReportPage),
      },
    ],
  },
];
