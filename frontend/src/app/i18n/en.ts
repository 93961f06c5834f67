import { accessibility } from '../accessibility/accessibility.en';
import { applicants } from '../applicants/applicants.en';
import { assistance } from '../assistance/assistance.en';
import { census } from '../census/census.en';
import { documents } from '../documents/documents.en';
import { explorer } from '../explorer/explorer.en';
import { facilities } from '../facilities/facilities.en';
import { terms } from '../help/glossary-terms.en';
import { help } from '../help/help.en';
import { home } from '../home/home.en';
import { imports } from '../imports/imports.en';
import { lookUps } from '../look-ups/look-ups.en';
import { recordOpinion } from '../minors/minor-opinion/record-opinion.en';
import { minors } from '../minors/minors.en';
import { movements } from '../minors/movements/movements.en';
import { record } from '../minors/record.en';
import { registration } from '../minors/registration/registration.en';
import { notifications } from '../notifications/notifications.en';
import { obligations } from '../obligations/obligations.en';
import { openData } from '../open-data/open-data.en';
import { opinionDesk } from '../opinion-desk/opinion-desk.en';
import { opinionRules } from '../opinion-rules/opinion-rules.en';
import { opinions } from '../opinions/opinions.en';
import { presence } from '../presence/presence.en';
import { problems } from '../problems/problems.en';
import { quality } from '../quality/quality.en';
import { releases } from '../releases/releases.en';
import { reports } from '../reports/reports.en';
import { schedules } from '../schedules/schedules.en';
import { session } from '../session/session.en';
import { shell } from '../shell/shell.en';
import { transfers } from '../transfers/transfers.en';
import { ui } from '../ui/ui.en';
import { invitation, users } from '../users/users.en';
import type { Dictionary } from './dictionary';

/** Every sentence of the client, in English. A key that Italian has and English lacks does not compile. */
export const en: Dictionary = {
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
  registration,
  record,
  recordOpinion,
  quality,
  releases,
  reports,
  schedules,
  session,
  shell,
  terms,
  transfers,
  ui,
  users,
};
