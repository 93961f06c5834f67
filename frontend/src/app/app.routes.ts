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
        path: 'invitation/:token',
        title: 'invitation.title.first_access',
        loadComponent: () => import('./session/invitation/invitation-page').then((file) => file.InvitationPage),
      },
      {
        path: 'applicants/registration',
        title: 'applicants.title',
        canActivate: [signedOut],
        loadComponent: () =>
          import('./applicants/registration/registration-page').then((file) => file.RegistrationPage),
      },
      {
        path: 'applicants/confirmation/:token',
        title: 'applicants.confirm.title',
        loadComponent: () =>
          import('./applicants/confirmation/confirmation-page').then((file) => file.ConfirmationPage),
      },
      {
        path: 'unsubscribe/:token',
        title: 'notifications.unsubscribe.title',
        loadComponent: () =>
          import('./notifications/unsubscribe/unsubscribe-page').then((file) => file.UnsubscribePage),
      },
      {
        path: 'verify',
        title: 'documents.verify.title',
        loadComponent: () => import('./documents/verify/verify-page').then((file) => file.VerifyPage),
      },
      ...['open-data', 'open-data/:month'].map((path) => ({
        path,
        title: 'openData.title' as const,
        loadComponent: () => import('./open-data/open-data-page').then((file) => file.OpenDataPage),
      })),
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
            path: 'transfers',
            canActivate: [requires('transfer.read')],
            loadChildren: () => import('./transfers/transfers.routes').then((file) => file.transfersRoutes),
          },
          {
            path: 'opinions',
            canActivate: [requires('opinion.request')],
            loadChildren: () => import('./opinions/opinions.routes').then((file) => file.opinionsRoutes),
          },
          {
            path: 'opinion-desk',
            canActivate: [requires('opinion_desk.read')],
            loadChildren: () => import('./opinion-desk/opinion-desk.routes').then((file) => file.opinionDeskRoutes),
          },
          {
            path: 'opinion-rules',
            canActivate: [requires('opinion_rule.read')],
            loadChildren: () => import('./opinion-rules/opinion-rules.routes').then((file) => file.opinionRulesRoutes),
          },
          {
            path: 'opinion-statistics',
            title: 'opinionDesk.statistics.title',
            canActivate: [requires('opinion.statistics')],
            loadComponent: () =>
              import('./opinion-desk/statistics/opinion-statistics').then((file) => file.OpinionStatistics),
          },
          {
            path: 'found-again',
            title: 'lookUps.title',
            canActivate: [requires('look_up.create')],
            loadComponent: () => import('./look-ups/look-up-page').then((file) => file.LookUpPage),
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
            path: 'releases',
            canActivate: [requires('release.read')],
            loadChildren: () => import('./releases/releases.routes').then((file) => file.releasesRoutes),
          },
          {
            path: 'release-calendar',
            title: 'schedules.calendar.title',
            canActivate: [requires('release_calendar.read')],
            loadComponent: () =>
              import('./schedules/release-calendar/release-calendar').then((file) => file.ReleaseCalendar),
          },
          {
            path: 'jobs',
            title: 'schedules.jobs.title',
            canActivate: [requires('job.read')],
            loadComponent: () => import('./schedules/job-list/job-list').then((file) => file.JobList),
          },
          {
            path: 'quality',
            title: 'quality.title',
            canActivate: [requires('quality.read')],
            loadComponent: () => import('./quality/quality-page').then((file) => file.QualityPage),
          },
          {
            path: 'reports',
            canActivate: [requires('report.read')],
            loadChildren: () => import('./reports/reports.routes').then((file) => file.reportsRoutes),
          },
          {
            path: 'explorer',
            canActivate: [requires('explorer.read')],
            loadChildren: () => import('./explorer/explorer.routes').then((file) => file.explorerRoutes),
          },
          {
            path: 'dashboards',
            canActivate: [requires('explorer.read')],
            loadChildren: () => import('./explorer/explorer.routes').then((file) => file.dashboardsRoutes),
          },
          {
            path: 'facilities',
            canActivate: [requires('facility.read')],
            loadChildren: () => import('./facilities/facilities.routes').then((file) => file.facilitiesRoutes),
          },
          {
            // After the pages of the archive: `new` is no code of a facility.
            path: 'facilities/:code',
            title: 'presence.board.title',
            canActivate: [requires('presence.read')],
            loadComponent: () => import('./presence/board/board-page').then((file) => file.BoardPage),
          },
          {
            path: 'facilities/:code/rooms',
            title: 'presence.rooms.title',
            canActivate: [requires('presence.read')],
            loadComponent: () => import('./presence/rooms/rooms-page').then((file) => file.RoomsPage),
          },
          {
            path: 'facilities/:code/rooms/:room',
            title: 'presence.rooms.changeTitle',
            canActivate: [requires('room.write')],
            loadComponent: () => import('./presence/rooms/room-page').then((file) => file.RoomPage),
          },
          {
            path: 'managing-bodies',
            canActivate: [requires('facility.read')],
            loadChildren: () => import('./facilities/facilities.routes').then((file) => file.managingBodiesRoutes),
          },
          {
            path: 'help',
            title: 'help.title',
            loadComponent: () => import('./help/help-page').then((file) => file.HelpPage),
          },
          {
            path: 'assistance',
            canActivate: [requires('assistance.write')],
            loadChildren: () => import('./assistance/assistance.routes').then((file) => file.assistanceRoutes),
          },
          {
            path: 'inbox',
            title: 'notifications.inbox.title',
            canActivate: [requires('inbox.read')],
            loadComponent: () => import('./notifications/inbox-page/inbox-page').then((file) => file.InboxPage),
          },
          {
            path: 'obligations',
            title: 'obligations.title',
            canActivate: [requires('inbox.read')],
            loadComponent: () => import('./obligations/obligation-list').then((file) => file.ObligationList),
          },
          {
            path: 'notifications',
            canActivate: [requires('notification.read')],
            loadChildren: () => import('./notifications/notifications.routes').then((file) => file.notificationsRoutes),
          },
          {
            path: 'users',
            canActivate: [requires('user.manage')],
            loadChildren: () => import('./users/users.routes').then((file) => file.usersRoutes),
          },
          {
            path: 'document-templates',
            canActivate: [requires('template.read')],
            loadChildren: () => import('./documents/documents.routes').then((file) => file.documentsRoutes),
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
