import { accessibility } from '../accessibility/accessibility.it';
import { applicants } from '../applicants/applicants.it';
import { assistance } from '../assistance/assistance.it';
import { census } from '../census/census.it';
import { documents } from '../documents/documents.it';
import { explorer } from '../explorer/explorer.it';
import { facilities } from '../facilities/facilities.it';
import { terms } from '../help/glossary-terms.it';
import { help } from '../help/help.it';
import { home } from '../home/home.it';
import { imports } from '../imports/imports.it';
import { lookUps } from '../look-ups/look-ups.it';
import { recordOpinion } from '../minors/minor-opinion/record-opinion.it';
import { minors } from '../minors/minors.it';
import { movements } from '../minors/movements/movements.it';
import { record } from '../minors/record.it';
import { registration } from '../minors/registration/registration.it';
import { notifications } from '../notifications/notifications.it';
import { obligations } from '../obligations/obligations.it';
import { openData } from '../open-data/open-data.it';
import { opinionDesk } from '../opinion-desk/opinion-desk.it';
import { opinionRules } from '../opinion-rules/opinion-rules.it';
import { opinions } from '../opinions/opinions.it';
import { presence } from '../presence/presence.it';
import { problems } from '../problems/problems.it';
import { quality } from '../quality/quality.it';
import { releases } from '../releases/releases.it';
import { reports } from '../reports/reports.it';
import { schedules } from '../schedules/schedules.it';
import { session } from '../session/session.it';
import { shell } from '../shell/shell.it';
import { transfers } from '../transfers/transfers.it';
import { ui } from '../ui/ui.it';
import { invitation, users } from '../users/users.it';

/** Every sentence of the client, in Italian: the reference for the other languages. */
export const it = {
  accessibility,
  applicants,
  assistance,
  census,
  documents,
  openData,
  explorer,
  facilities,
  help,
  home,
  imports,
  invitation,
  lookUps,
  minors,
  movements,
  notifications,
  obligations,
  opinionDesk,
  opinionRules,
  opinions,
  presence,
  problems,
  quality,
  releases,
  reports,
  schedules,
  session,
  shell,
  terms,
  ui,
  users,
  registration,
  record,
  recordOpinion,
  transfers,
};
