import type { OrganisationKind, Role } from '../../../domain/codes.js';
import type { FacilityRow } from './rows.js';

/** A body of the demonstration. */
export interface DemonstrationOrganisation {
  kind: OrganisationKind;
  name: string;
  /** NUTS 2 code, prefecture's letters, ISTAT code or facility's code, by kind; null for the Directorate-General and the applicants. */
  scope: string | null;
}

export interface DemonstrationUser {
  username: string;
  displayName: string;
  memberships: { organisation: DemonstrationOrganisation; role: Role }[];
}

const PALERMO = '082053';

/**
 * One account for each role, all around Palermo so that their scopes lie one in another, one person who works for two facilities, and one in a
 * facility elsewhere: somebody must answer a proposed transfer. Then the offices that work on opinions, and two persons who ask for them.
 */
export function demonstrationUsers(facilities: FacilityRow[]): DemonstrationUser[] {
  const [first, second] = facilities.filter(
    (facility) => facility.comune_istat === PALERMO && facility.attiva_al === '',
  );
  if (first === undefined || second === undefined) throw new Error('The demonstration needs two facilities in Palermo');
  const elsewhere = facilities.find(
    (facility) => facility.comune_istat !== PALERMO && facility.tipo === 'SAI' && facility.attiva_al === '',
  );
  if (elsewhere === undefined) throw new Error('The demonstration needs a SAI facility out of Palermo');
  const dg = body(
    'dg',
    'Direzione generale per le politiche migratorie e per l’inserimento sociale e lavorativo dei migranti',
    null,
  );
  const facility = body('facility', first.denominazione, first.codice);
  const applicants = body('applicants', 'Richiedenti', null);
  return [
    user('analista', 'Chiara Bellandi', [dg, 'dg_analyst']),
    user('amministratore', 'Paolo Ferranti', [dg, 'dg_administrator']),
    user('registro', 'Ada Marchetti', [dg, 'dg_registry']),
    user('funzionario', 'Luca Deodato', [dg, 'dg_officer']),
    user('funzionaria', 'Irene Valsecchi', [dg, 'dg_officer']),
    user('dirigente', 'Anna Colonna Rey', [dg, 'dg_head']),
    user('lettore', 'Piero Santangeli', [dg, 'dg_reader']),
    user('tutrice', 'Francesca Amodei', [applicants, 'applicant']),
    user('avvocata', 'Silvia Renda', [applicants, 'applicant']),
    user('regione', 'Giulia Sciortino', [body('region', 'Regione Siciliana', 'ITG1'), 'region']),
    user('prefettura', 'Marco Traina', [body('prefecture', 'Prefettura - UTG di Palermo', 'PA'), 'prefecture']),
    user('comune', 'Rosalia Mancuso', [body('municipality', 'Comune di Palermo', PALERMO), 'municipality']),
    user('struttura', 'Davide Cusimano', [facility, 'facility']),
    user('struttura2', 'Sara Lorusso', [body('facility', elsewhere.denominazione, elsewhere.codice), 'facility']),
    user(
      'coordinatore',
      'Elena Virzì',
      [facility, 'facility'],
      [body('facility', second.denominazione, second.codice), 'facility'],
    ),
  ];
}

function body(kind: DemonstrationOrganisation['kind'], name: string, scope: string | null): DemonstrationOrganisation {
  return { kind, name, scope };
}

function user(
  username: string,
  displayName: string,
  ...memberships: [DemonstrationOrganisation, Role][]
): DemonstrationUser {
  return { username, displayName, memberships: memberships.map(([organisation, role]) => ({ organisation, role })) };
}
