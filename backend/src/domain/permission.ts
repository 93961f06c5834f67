import type { OrganisationKind, Role } from './codes.js';

/** What a route may ask for. `public` and "signed in" are no permissions. */
export const PERMISSIONS = [
  'territory.read',
  'facility.read',
  'facility.write',
  'minor.list',
  'minor.read',
  'minor.create',
  'minor.correct',
  'access.read',
  'contact.write',
  'attachment.read',
  'attachment.write',
  'opinion.precheck',
  'integration_path.write',
  'movement.create',
  'movement.correct',
  'transfer.read',
  'transfer.propose',
  'transfer.answer',
  'look_up.create',
  'responsibility.write',
  'presence.read',
  'presence.confirm',
  'room.write',
  'presence_quarter.read',
  'daily_amount.write',
  'census.read',
  'import.read',
  'import.run',
  'report.read',
  'report.create',
  'opinion.read',
  'opinion.request',
  'template.read',
  'template.write',
  'release.read',
  'release.take',
  'release.approve',
  'release.publish',
  'quality.read',
  'quality.run',
  'release_calendar.write',
  'job.read',
  'job.run',
  'user.manage',
  'assistance.write',
  'assistance.answer',
  'inbox.read',
  'notification.read',
  'opinion_desk.read',
  'opinion_desk.work',
  'opinion.register',
  'opinion.assign',
  'opinion.examine',
  'opinion.decide',
  'opinion.statistics',
] as const;

export type Permission = (typeof PERMISSIONS)[number];

const READING = [
  'territory.read',
  'facility.read',
  'minor.list',
  'minor.read',
  'access.read',
  'presence.read',
  'census.read',
  'report.read',
  'assistance.write',
  'inbox.read',
] as const satisfies readonly Permission[];
const CASE_WORK = [
  'minor.create',
  'minor.correct',
  'contact.write',
  'attachment.write',
  'movement.create',
  'movement.correct',
  'transfer.read',
  'transfer.propose',
  'transfer.answer',
  'look_up.create',
  'presence.confirm',
  'room.write',
  'opinion.precheck',
  'integration_path.write',
] as const satisfies readonly Permission[];

/** Who works on opinions of art. 32 at the Directorate-General reads the records they are about, changes none. */
const DESK_READING = [
  'territory.read',
  'facility.read',
  'minor.list',
  'minor.read',
  'access.read',
  'attachment.read',
  'opinion.read',
  'opinion.precheck',
  'assistance.write',
  'inbox.read',
  'opinion_desk.read',
] as const satisfies readonly Permission[];

/**
 * What each role may ask for; which rows it then sees is decided by the database (row-level security).
 * Bodies with access: DPR 231/2023 art. 11(1). Municipalities keep the archive of managing bodies and facilities;
 * regions and prefectures only read; regions and municipalities have reports of their own territory made. Users are managed by the Directorate-General and, for itself and the facilities in
 * it, by a municipality; all may ask the desk for help, which the administrators of the Directorate-General answer. Files of a record
 * are for case work: statistics need none of them. An applicant (art. 32 D.Lgs. 286/1998) has no access to the register: only to the own requests.
 */
export const ROLE_PERMISSIONS: Readonly<Record<Role, readonly Permission[]>> = {
  // Who sleeps in which bed is for the house and its municipality, and who asks does not answer: the Directorate-General reads both.
  dg_administrator: PERMISSIONS.filter((permission) => permission !== 'room.write' && permission !== 'opinion.request'),
  dg_analyst: [
    ...READING,
    'presence_quarter.read',
    'report.create',
    'import.read',
    'transfer.read',
    'release.read',
    'release.take',
    'quality.read',
    'quality.run',
    'release_calendar.write',
    'job.read',
    'opinion.precheck',
    'opinion.statistics',
  ],
  dg_registry: [...DESK_READING, 'template.read', 'opinion_desk.work', 'opinion.register'],
  dg_officer: [...DESK_READING, 'template.read', 'opinion_desk.work', 'opinion.examine', 'opinion.statistics'],
  dg_head: [
    ...DESK_READING,
    'template.read',
    'opinion_desk.work',
    'opinion.register',
    'opinion.assign',
    'opinion.decide',
    'opinion.statistics',
    'release.read',
    'release.approve',
    'release.publish',
    'release_calendar.write',
    'quality.read',
  ],
  dg_reader: [...DESK_READING],
  region: [...READING, 'presence_quarter.read', 'report.create', 'attachment.read'],
  prefecture: [...READING, 'presence_quarter.read', 'attachment.read'],
  municipality: [
    ...READING,
    ...CASE_WORK,
    'attachment.read',
    'opinion.read',
    'opinion.request',
    'presence_quarter.read',
    'report.create',
    'facility.write',
    'user.manage',
    'responsibility.write',
  ],
  facility: [...READING, 'attachment.read', ...CASE_WORK],
  applicant: ['territory.read', 'opinion.read', 'opinion.request', 'inbox.read'],
};

export const hasPermission = (role: Role, permission: Permission): boolean =>
  ROLE_PERMISSIONS[role].includes(permission);

/** The kind of organisation in which a role may be held. */
export const ROLE_ORGANISATION: Readonly<Record<Role, OrganisationKind>> = {
  dg_analyst: 'dg',
  dg_administrator: 'dg',
  dg_registry: 'dg',
  dg_officer: 'dg',
  dg_head: 'dg',
  dg_reader: 'dg',
  region: 'region',
  prefecture: 'prefecture',
  municipality: 'municipality',
  facility: 'facility',
  applicant: 'applicants',
};
