import type { Routes } from '@angular/router';
import { requires, signedIn, signedOut } from './session/session-guards';
import { Shell } from './shell/shell';

/** Titles are keys of the dictionary (`shell/page-title.ts` translates them); a page is loaded when it is opened. */
export const routes: Routes = [
  {
    path: '',
    component: Shell,
    children: [
      {
        path: 'sign-in',
        title: 'session.title',
        canActivate: [signedOut],
        loadComponent: () => import('./session/sign-in/sign-in').then((file) => file.SignIn),
      },
      {
        path: 'accessibility',
        title: 'accessibility.title',
        loadComponent: () =>
          import('./accessibility/accessibility-declaration').then((file) => file.AccessibilityDeclaration),
      },
      {
        path: '',
        canActivate: [signedIn],
        children: [
          {
            path: '',
            pathMatch: 'full',
            title: 'home.title',
            loadComponent: () => import('./home/home').then((file) => file.Home),
          },
          {
            path: 'minors',
            canActivate: [requires('minor.list')],
            loadChildren: () => import('./minors/minors.routes').then((file) => file.minorsRoutes),
          },
          {
            path: 'facilities/:code',
            title: 'presence.board.title',
            canActivate: [requires('presence.read')],
            loadComponent: () => import('./presence/board/board-page').then((file) => file.BoardPage),
          },
          {
            path: 'presence',
            canActivate: [requires('presence.read')],
            loadChildren: () => import('./presence/presence.routes').then((file) => file.presenceRoutes),
          },
          {
            path: 'census',
            title: 'census.title',
            canActivate: [requires('census.read')],
            loadComponent: () => import('./census/census-page').then((file) => file.CensusPage),
          },
          {
            path: 'reports',
            canActivate: [requires('report.read')],
            loadChildren: () => import('./reports/reports.routes').then((file) => file.reportsRoutes),
          },
          {
            path: 'imports',
            canActivate: [requires('import.read')],
            loadChildren: () => import('./imports/imports.routes').then((file) => file.importsRoutes),
          },
        ],
      },
      {
        path: '**',
        title: 'shell.notFound.title',
        loadComponent: () => import('./shell/not-found').then((file) => file.NotFound),
      },
    ],
  },
];
