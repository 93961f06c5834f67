import fc from 'fast-check';
import type { Actor, Scope, TerritorialKind } from '../platform/database/actor.js';
import { addFacility, addOrganisation, CATANIA, MILANO, PALERMO, TORINO } from './fixtures.js';
import type { TestDatabase } from './test-database.js';

/** Facilities of the worlds, with their municipalities; two share one. */
const FACILITIES = { 'F-PA': PALERMO, 'F-PA2': PALERMO, 'F-CT': CATANIA, 'F-MI': MILANO, 'F-TO': TORINO } as const;
export type FacilityCode = keyof typeof FACILITIES;
const FACILITY_CODES = Object.keys(FACILITIES) as FacilityCode[];

/** Territory of each municipality, by hand. */
const TERRITORY = {
  [PALERMO]: { prefecture: 'PA', region: 'ITG1' },
  [CATANIA]: { prefecture: 'CT', region: 'ITG1' },
  [MILANO]: { prefecture: 'MI', region: 'ITC4' },
  [TORINO]: { prefecture: 'TO', region: 'ITC1' },
} as const;
export type MunicipalityCode = keyof typeof TERRITORY;
const MUNICIPALITY_CODES = Object.keys(TERRITORY) as MunicipalityCode[];

export interface Place {
  readonly facility: FacilityCode | null;
  readonly municipality: MunicipalityCode;
}

export interface WorldMovement {
  /** Null: an absconding that names no place. */
  readonly place: Place | null;
  readonly isStay: boolean;
}

export interface WorldMinor {
  readonly movements: readonly WorldMovement[];
  /** A stay that was entered by mistake and cancelled. */
  readonly cancelled: Place | null;
  readonly responsible: MunicipalityCode | null;
  readonly formerlyResponsible: MunicipalityCode | null;
  readonly registeredBy: FacilityCode | null;
}

/** A body that looks at the worlds, and the actor that stands for it. */
export interface Body {
  readonly kind: Scope['kind'];
  /** Facility code, ISTAT code, prefecture or region code; empty for the Directorate-General. */
  readonly code: string;
  readonly actor: Actor;
}

const municipality: fc.Arbitrary<MunicipalityCode> = fc.constantFrom(...MUNICIPALITY_CODES);
const place: fc.Arbitrary<Place> = fc.oneof(
  fc.constantFrom(...FACILITY_CODES).map((facility): Place => ({ facility, municipality: FACILITIES[facility] })),
  municipality.map((at): Place => ({ facility: null, municipality: at })),
);
const responsible: fc.Arbitrary<MunicipalityCode | null> = fc.constantFrom(null, ...MUNICIPALITY_CODES);
const movement: fc.Arbitrary<WorldMovement> = fc.oneof(
  { weight: 4, arbitrary: place.map((at) => ({ place: at, isStay: true })) },
  { weight: 1, arbitrary: fc.option(place).map((at) => ({ place: at, isStay: false })) },
);

export const worlds: fc.Arbitrary<WorldMinor[]> = fc.array(
  fc.record({
    movements: fc.array(movement, { maxLength: 4 }),
    cancelled: fc.option(place),
    responsible,
    formerlyResponsible: responsible,
    registeredBy: fc.option(fc.constantFrom(...FACILITY_CODES)),
  }),
  { minLength: 1, maxLength: 4 },
);

/** Whether a place lies in the territory of a body. */
export function liesIn(at: Place | null, { kind, code }: Body): boolean {
  if (kind === 'national') return true;
  if (at === null || kind === 'applicants') return false;
  switch (kind) {
    case 'facility':
      return at.facility === code;
    case 'municipality':
      return at.municipality === code;
    case 'prefecture':
      return TERRITORY[at.municipality].prefecture === code;
    case 'region':
      return TERRITORY[at.municipality].region === code;
  }
}

/** The bodies of the worlds, written once for a database. */
export async function writeBodies(database: TestDatabase): Promise<Body[]> {
  for (const code of FACILITY_CODES) await addFacility(database, { code, municipality: FACILITIES[code] });
  const bodies: Body[] = [];
  const add = async (kind: TerritorialKind, codes: readonly string[]): Promise<void> => {
    for (const code of codes) {
      const organisationId = await addOrganisation(database, kind, code);
      const [scope] = await database.admin<{ id: string }>(
        `select coalesce(region_code, prefecture_code, municipality_id::text, facility_id::text) as id from organisations where id = $1`,
        [organisationId],
      );
      const actor = { userId: 9000 + organisationId, organisationId, role: kind, scope: { kind, id: scope?.id ?? '' } };
      bodies.push({ kind, code, actor });
    }
  };
  await add('facility', FACILITY_CODES);
  await add('municipality', MUNICIPALITY_CODES);
  await add('prefecture', ['PA', 'CT', 'MI', 'TO']);
  await add('region', ['ITG1', 'ITC4', 'ITC1', 'ITI4']);
  const dg = await addOrganisation(database, 'dg');
  const scope = { kind: 'national', id: null } as const;
  bodies.push({ kind: 'national', code: '', actor: { userId: 9999, organisationId: dg, role: 'dg_analyst', scope } });
  return bodies;
}

/** Keys of what was written of one minor. */
export interface WrittenMinor {
  readonly id: number;
  /** In the order of the world. */
  readonly movements: readonly number[];
  readonly cancelled: number | null;
}

/** Tables that hang on a minor, each with a row and a former version of one. */
export const SIDE_TABLES = ['minor_aliases', 'minor_citizenships', 'minor_documents', 'minor_languages'] as const;

const MUNICIPALITY = `(select id from municipalities where istat_code = $2 and upper_inf(valid))`;

/** Writes a minor as superuser, with former versions in every history table and an event in the trail. */
export async function writeMinor(database: TestDatabase, minor: WorldMinor): Promise<WrittenMinor> {
  const one = async (sql: string, parameters: unknown[]): Promise<number> => {
    const [row] = await database.admin<{ id: number }>(sql, parameters);
    if (row === undefined) throw new Error('Nothing was written');
    return row.id;
  };
  const id = await one(
    `insert into minors (family_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on, registered_by_organisation_id, responsible_municipality_id)
     values ('Prova', 'PROVA', 'M', '2012-01-01', 'declared', 'EGY', '2026-01-01', (select id from organisations where name = 'facility ' || $1), ${MUNICIPALITY}) returning id`,
    [minor.registeredBy, minor.formerlyResponsible],
  );
  await database.admin(
    `update minors set responsible_municipality_id = ${MUNICIPALITY}, birth_place = 'Corretto' where id = $1`,
    [id, minor.responsible],
  );
  await writeSides(database, id);
  const cancelled =
    minor.cancelled === null ? null : await one(...movementRow(id, 99, { place: minor.cancelled, isStay: true }, null));
  if (cancelled !== null) await database.admin('delete from movements where id = $1', [cancelled]);
  const movements: number[] = [];
  for (const [index, written] of minor.movements.entries()) {
    const until = index + 1 < minor.movements.length ? day(index + 1) : null;
    const key = await one(...movementRow(id, index, written, until));
    await database.admin(`update movements set note = 'Corretto' where id = $1`, [key]);
    movements.push(key);
  }
  return { id, movements, cancelled };
}

const day = (index: number): string => `2026-02-${String(10 + index)}`;

function movementRow(id: number, index: number, written: WorldMovement, until: string | null): [string, unknown[]] {
  const { place: at, isStay } = written;
  return [
    `insert into movements (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, note)
     select $1, $3, $4, $5, $6, $7, (select f.id from facilities f where f.code = $8), m.id, m.region_code, m.prefecture_code, 'Nota'
       from (select 1) one left join municipalities m on m.istat_code = $2 and upper_inf(m.valid) returning id`,
    [
      id,
      at?.municipality ?? null,
      index + 1,
      isStay ? 'placement' : 'absconding',
      index === 99 ? '2026-01-05' : day(index),
      until,
      isStay ? (at?.facility == null ? 'private' : 'facility') : null,
      at?.facility ?? null,
    ],
  ];
}

async function writeSides(database: TestDatabase, id: number): Promise<void> {
  const rows = [
    `insert into minor_aliases (minor_id, family_name, name_key) values ($1, 'Altro', 'ALTRO'), ($1, 'Tolto', 'TOLTO')`,
    `insert into minor_citizenships (minor_id, country) values ($1, 'MLI'), ($1, 'GIN')`,
    `insert into minor_documents (minor_id, kind) values ($1, 'passport'), ($1, 'other')`,
    `insert into minor_languages (minor_id, language) values ($1, 'ar'), ($1, 'fr')`,
  ];
  for (const sql of rows) await database.admin(sql, [id]);
  for (const table of SIDE_TABLES) {
    await database.admin(`delete from ${table} where id = (select max(id) from ${table} where minor_id = $1)`, [id]);
  }
  await database.admin(
    `insert into minor_codes (minor_id, system, code) values ($1::bigint, 'exchange_file', 'M' || $1::bigint)`,
    [id],
  );
  await database.admin(`insert into audit_events (action, minor_id) values ('minor.read', $1)`, [id]);
}
