import type { Routes } from '@angular/router';
import { requires } from '../session/session-guards';

export const presenceRoutes: Routes = [
  {
    path: '',
    title: 'presence.title',
    data: { crumb: 'presence.title' },
    children: [
      { path: '', loadComponent: () => import('./presence-page').then((file) => file.PresencePage) },
      {
        path: 'night',
        title: 'presence.night.title',
        loadComponent: () => import('./night/night-page').then((file) => file.NightPage),
      },
      {
        path: 'quarter',
        title: 'presence.quarter.title',
        canActivate: [requires('presence_quarter.read')],
        loadComponent: () => import('./quarter/quarter-page').then((file) => file.QuarterPage),
      },
    ],
  },
];
