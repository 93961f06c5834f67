import type { FacilityRow } from './rows.js';

/** A body of the demonstration, with the one territory or facility that is its scope. */
export interface DemonstrationOrganisation {
  key: string;
  kind: 'dg' | 'region' | 'prefecture' | 'municipality' | 'facility';
  name: string;
  /** NUTS 2 code, prefecture's letters, ISTAT code or facility's code, by kind; null for the Directorate-General. */
  scope: string | null;
}

export interface DemonstrationUser {
  username: string;
  displayName: string;
  memberships: { organisation: string; role: DemonstrationRole }[];
}

type DemonstrationRole = 'dg_analyst' | 'dg_administrator' | 'region' | 'prefecture' | 'municipality' | 'facility';

export interface DemonstrationAccounts {
  organisations: DemonstrationOrganisation[];
  users: DemonstrationUser[];
}

/** Shown on the sign-in page, and only ever in demonstration mode. */
export const DEMONSTRATION_PASSWORD = 'dimostrazione-sim';

const PALERMO = '082053';

/** One account for each role, all around Palermo so that their scopes lie one in another, and one person who works for two bodies. */
export function demonstrationAccounts(facilities: FacilityRow[]): DemonstrationAccounts {
  const [first, second] = facilities.filter((facility) => facility.comune_istat === PALERMO && facility.attiva_al === '');
  if (first === undefined || second === undefined) throw new Error('The demonstration needs two facilities in Palermo');
  const organisations: DemonstrationOrganisation[] = [
    { key: 'dg', kind: 'dg', name: 'Direzione generale per le politiche migratorie e per l’inserimento sociale e lavorativo dei migranti', scope: null },
    { key: 'region', kind: 'region', name: 'Regione Siciliana', scope: 'ITG1' },
    { key: 'prefecture', kind: 'prefecture', name: 'Prefettura - UTG di Palermo', scope: 'PA' },
    { key: 'municipality', kind: 'municipality', name: 'Comune di Palermo', scope: PALERMO },
    { key: 'facility', kind: 'facility', name: first.denominazione, scope: first.codice },
    { key: 'second-facility', kind: 'facility', name: second.denominazione, scope: second.codice },
  ];
  const user = (username: string, displayName: string, ...memberships: [string, DemonstrationRole][]): DemonstrationUser => ({
    username,
    displayName,
    memberships: memberships.map(([organisation, role]) => ({ organisation, role })),
  });
  return {
    organisations,
    users: [
      user('analista', 'Chiara Bellandi', ['dg', 'dg_analyst']),
      user('amministratore', 'Paolo Ferranti', ['dg', 'dg_administrator']),
      user('regione', 'Giulia Sciortino', ['region', 'region']),
      user('prefettura', 'Marco Traina', ['prefecture', 'prefecture']),
      user('comune', 'Rosalia Mancuso', ['municipality', 'municipality']),
      user('struttura', 'Davide Cusimano', ['facility', 'facility']),
      user('coordinatore', 'Elena Virzì', ['facility', 'facility'], ['second-facility', 'facility']),
    ],
  };
}
