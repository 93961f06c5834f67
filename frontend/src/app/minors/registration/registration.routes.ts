import type { Routes } from '@angular/router';
import { askBeforeLeaving } from '../../ui/leave-guard';
import { RegistrationStore } from './registration-store';

/** Under `/minors/new`. One store for all pages: what is typed outlives the way between them. */
export const registrationRoutes: Routes = [
  {
    path: '',
    providers: [RegistrationStore],
    children: [
      {
        path: '',
        loadComponent: () => import('./start/registration-start').then((file) => file.RegistrationStart),
      },
      {
        path: 'quick',
        title: 'registration.quick.title',
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./quick/quick-registration').then((file) => file.QuickRegistration),
      },
      {
        path: ':draft/receipt',
        title: 'registration.receipt.title',
        loadComponent: () => import('./receipt/registration-receipt').then((file) => file.RegistrationReceipt),
      },
      {
        path: ':draft/:step',
        title: 'registration.step.title',
        canDeactivate: [askBeforeLeaving],
        loadComponent: () => import('./pages/registration-pages').then((file) => file.RegistrationPages),
      },
    ],
  },
];
