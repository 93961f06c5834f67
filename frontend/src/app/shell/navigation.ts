import type { Permission } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';

/** A section of the system, for who has its permission. */
export interface Section {
  readonly path: string;
  readonly title: WordKey;
  readonly permission: Permission;
}

/** Sections that belong together: one button, or a plain link where the role has only one of them. */
export interface SectionGroup {
  readonly title: WordKey;
  readonly sections: readonly Section[];
}

export const NAVIGATION: readonly SectionGroup[] = [
  {
    title: 'minors.nav',
    sections: [
      { path: '/minors', title: 'minors.nav', permission: 'minor.list' },
      { path: '/transfers', title: 'transfers.nav', permission: 'transfer.read' },
      { path: '/found-again', title: 'lookUps.nav', permission: 'look_up.create' },
    ],
  },
  {
    title: 'shell.groups.reception',
    sections: [
      { path: '/presence', title: 'presence.nav', permission: 'presence.read' },
      { path: '/facilities', title: 'facilities.nav', permission: 'facility.read' },
      { path: '/managing-bodies', title: 'facilities.bodies.nav', permission: 'facility.write' },
    ],
  },
  {
    title: 'shell.groups.opinions',
    sections: [
      { path: '/opinions', title: 'opinions.nav', permission: 'opinion.request' },
      { path: '/opinion-desk', title: 'opinionDesk.nav', permission: 'opinion_desk.read' },
      { path: '/obligations', title: 'obligations.nav', permission: 'opinion.read' },
      { path: '/opinion-statistics', title: 'opinionDesk.statisticsNav', permission: 'opinion.statistics' },
      { path: '/opinion-rules', title: 'opinionRules.nav', permission: 'opinion_rule.read' },
    ],
  },
  {
    title: 'shell.groups.data',
    sections: [
      { path: '/census', title: 'census.nav', permission: 'census.read' },
      { path: '/releases', title: 'releases.nav', permission: 'release.read' },
      { path: '/reports', title: 'reports.nav', permission: 'report.read' },
      { path: '/explorer', title: 'explorer.nav', permission: 'explorer.read' },
      { path: '/dashboards', title: 'explorer.boards.nav', permission: 'explorer.read' },
      { path: '/release-calendar', title: 'schedules.calendarNav', permission: 'release_calendar.read' },
      { path: '/quality', title: 'quality.nav', permission: 'quality.read' },
      { path: '/imports', title: 'imports.nav', permission: 'import.read' },
    ],
  },
  {
    title: 'shell.groups.administration',
    sections: [
      { path: '/document-templates', title: 'documents.nav', permission: 'template.read' },
      { path: '/users', title: 'users.nav', permission: 'user.manage' },
      { path: '/jobs', title: 'schedules.jobsNav', permission: 'job.read' },
      { path: '/notifications', title: 'notifications.nav', permission: 'notification.read' },
      { path: '/assistance', title: 'assistance.nav', permission: 'assistance.write' },
    ],
  },
];
