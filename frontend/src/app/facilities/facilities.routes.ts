import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { requires } from '../session/session-guards';

const codeOf = (route: ActivatedRouteSnapshot): string => route.paramMap.get('code') ?? '';

/** The masters. The page of one facility, `:code`, is its board. */
export const facilitiesRoutes: Routes = [
  {
    path: '',
    title: 'facilities.title',
    data: { crumb: 'facilities.title' },
    children: [
      { path: '', loadComponent: () => import('./facility-list/facility-list').then((file) => file.FacilityList) },
      {
        path: 'new',
        title: 'facilities.form.newTitle',
        canActivate: [requires('facility.write')],
        loadComponent: () => import('./facility-form/facility-creation').then((file) => file.FacilityCreation),
      },
      {
        path: ':code/edit',
        title: codeOf,
        canActivate: [requires('facility.write')],
        loadComponent: () => import('./facility-form/facility-change').then((file) => file.FacilityChange),
      },
      {
        path: ':code/capacities',
        title: codeOf,
        loadComponent: () =>
          import('./facility-capacities/facility-capacities').then((file) => file.FacilityCapacities),
      },
    ],
  },
];

export const managingBodiesRoutes: Routes = [
  {
    path: '',
    title: 'facilities.bodies.title',
    data: { crumb: 'facilities.bodies.title' },
    children: [
      {
        path: '',
        loadComponent: () => import('./managing-body-list/managing-body-list').then((file) => file.ManagingBodyList),
      },
      {
        path: 'new',
        title: 'facilities.bodies.add',
        canActivate: [requires('facility.write')],
        loadComponent: () => import('./managing-body-form/managing-body-form').then((file) => file.ManagingBodyForm),
      },
      {
        path: ':id',
        title: 'facilities.bodies.editTitle',
        canActivate: [requires('facility.write')],
        loadComponent: () => import('./managing-body-form/managing-body-form').then((file) => file.ManagingBodyForm),
      },
    ],
  },
];
