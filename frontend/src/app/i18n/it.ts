import { accessibility } from '../accessibility/accessibility.it';
import { census } from '../census/census.it';
import { home } from '../home/home.it';
import { imports } from '../imports/imports.it';
import { minors } from '../minors/minors.it';
import { movements } from '../minors/movements/movements.it';
import { presence } from '../presence/presence.it';
import { problems } from '../problems/problems.it';
import { reports } from '../reports/reports.it';
import { session } from '../session/session.it';
import { shell } from '../shell/shell.it';
import { ui } from '../ui/ui.it';

/** Every sentence of the client, in Italian: the reference for the other languages. */
export const it = {
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
