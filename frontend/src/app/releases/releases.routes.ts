import { inject } from '@angular/core';
import { type CanActivateFn, Router, type Routes } from '@angular/router';

/** A balance is between two releases: an address without the second one opens the first, where it is chosen. */
const needsOtherRelease: CanActivateFn = (route) =>
  /^\d+$/u.test(route.queryParamMap.get('to') ?? '') ||
  inject(Router).createUrlTree(['/releases', route.parent?.paramMap.get('id') ?? '']);

export const releasesRoutes: Routes = [
  {
    path: '',
    title: 'releases.title',
    data: { crumb: 'releases.title' },
    children: [
      { path: '', loadComponent: () => import('./release-list/release-list').then((file) => file.ReleaseList) },
      {
        path: ':id',
        title: 'releases.detail.crumb',
        data: { crumb: 'releases.detail.crumb' },
        children: [
          {
            path: '',
            loadComponent: () => import('./release-detail/release-detail').then((file) => file.ReleaseDetail),
          },
          {
            path: 'revision',
            title: 'releases.revision.title',
            loadComponent: () => import('./release-revision/release-revision').then((file) => file.ReleaseRevision),
          },
          {
            path: 'balance',
            title: 'releases.balance.title',
            canActivate: [needsOtherRelease],
            loadComponent: () => import('./release-balance/release-balance').then((file) => file.ReleaseBalance),
          },
        ],
      },
    ],
  },
];
