import { accessibility } from '../accessibility/accessibility.en';
import { census } from '../census/census.en';
import { home } from '../home/home.en';
import { imports } from '../imports/imports.en';
import { minors } from '../minors/minors.en';
import { movements } from '../minors/movements/movements.en';
import { presence } from '../presence/presence.en';
import { problems } from '../problems/problems.en';
import { reports } from '../reports/reports.en';
import { session } from '../session/session.en';
import { shell } from '../shell/shell.en';
import { ui } from '../ui/ui.en';
import type { Dictionary } from './dictionary';

/** Every sentence of the client, in English. A key that Italian has and English lacks does not compile. */
export const en: Dictionary = {
  accessibility,
  census,
  home,
  imports,
  minors,
  movements,
  presence,
  problems,
  reports,
  session,
  shell,
  ui,
};
