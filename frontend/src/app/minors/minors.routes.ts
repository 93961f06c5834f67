import type { ActivatedRouteSnapshot, Routes } from '@angular/router';
import { requires } from '../session/session-guards';
import { askBeforeLeaving } from '../ui/leave-guard';
import { formatSimCode } from './minor-names';
import { MinorRecordStore } from './minor-record-store';

const simCodeOf = (route: ActivatedRouteSnapshot): string => formatSimCode(route.paramMap.get('simCode') ?? '');

export const minorsRoutes: Routes = [
  {
    path: '',
    title: 'minors.list.title',
    data: { crumb: 'minors.list.title' },
    children: [
      { path: '', loadComponent: () => import('./minor-list/minor-list').then((file) => file.MinorList) },
      {
        path: 'new',
        title: 'minors.registration.title',
        canActivate: [requires('minor.create')],
        loadChildren: () => import('./registration/registration.routes').then((file) => file.registrationRoutes),
      },
      {
        path: 'print',
        title: 'record.print.title',
        canActivate: [requires('minor.read')],
        loadComponent: () => import('./minor-print/minor-print').then((file) => file.MinorPrint),
      },
      {
        path: ':simCode/print',
        title: 'record.print.title',
        canActivate: [requires('minor.read')],
        loadComponent: () => import('./minor-print/minor-print').then((file) => file.MinorPrint),
      },
      {
        path: ':simCode',
        title: simCodeOf,
        canActivate: [requires('minor.read')],
        providers: [MinorRecordStore],
        loadComponent: () => import('./minor-detail/minor-detail').then((file) => file.MinorDetail),
        children: [
          {
            path: '',
            pathMatch: 'full',
            loadComponent: () => import('./minor-summary/minor-summary').then((file) => file.MinorSummaryPage),
          },
          {
            path: 'data',
            title: 'record.tabs.data',
            loadComponent: () => import('./minor-data/minor-data').then((file) => file.MinorData),
          },
          {
            path: 'movements',
            pathMatch: 'full',
            title: 'record.tabs.movements',
            loadComponent: () => import('./minor-movements/minor-movements').then((file) => file.MinorMovements),
          },
          {
            path: 'contacts',
            title: 'record.tabs.contacts',
            loadComponent: () => import('./minor-contacts/minor-contacts').then((file) => file.MinorContacts),
          },
          {
            path: 'attachments',
            title: 'record.tabs.attachments',
            canActivate: [requires('attachment.read')],
            loadComponent: () => import('./minor-attachments/minor-attachments').then((file) => file.MinorAttachments),
          },
          {
            path: 'opinion',
            title: 'record.tabs.opinion',
            loadComponent: () => import('./minor-opinion/minor-opinion').then((file) => file.MinorOpinion),
          },
          {
            path: 'history',
            title: 'record.tabs.history',
            loadComponent: () => import('./minor-history/minor-history').then((file) => file.MinorHistory),
          },
          {
            path: 'accesses',
            title: 'record.tabs.accesses',
            canActivate: [requires('access.read')],
            loadComponent: () => import('./minor-accesses/minor-accesses').then((file) => file.MinorAccesses),
          },
          {
            path: 'identity',
            title: 'minors.correction.title',
            canActivate: [requires('minor.correct')],
            canDeactivate: [askBeforeLeaving],
            loadComponent: () =>
              import('./identity-correction/identity-correction').then((file) => file.IdentityCorrectionForm),
          },
          {
            path: 'transfer',
            title: 'transfers.propose.title',
            canActivate: [requires('transfer.propose')],
            loadComponent: () => import('./transfers/transfer-proposal').then((file) => file.TransferProposal),
          },
          {
            path: 'absconding-report',
            title: 'movements.report.title',
            loadComponent: () => import('./absconding-report/absconding-report').then((file) => file.AbscondingReport),
          },
          {
            path: 'responsibility',
            title: 'minors.responsibility.take',
            canActivate: [requires('responsibility.write')],
            loadComponent: () => import('./responsibility/responsibility-form').then((file) => file.ResponsibilityForm),
          },
          {
            path: 'movements/:step/new',
            title: 'movements.registration.title',
            canActivate: [requires('movement.create')],
            loadComponent: () => import('./movements/movement-registration').then((file) => file.MovementRegistration),
          },
          {
            path: 'movements/:id/correct',
            title: 'movements.correction.title',
            canActivate: [requires('movement.correct')],
            loadComponent: () => import('./movements/movement-correction').then((file) => file.MovementCorrectionForm),
          },
          {
            path: 'movements/:id/cancel',
            title: 'movements.cancellation.title',
            canActivate: [requires('movement.correct')],
            loadComponent: () => import('./movements/movement-cancellation').then((file) => file.MovementCancellation),
          },
        ],
      },
    ],
  },
];
