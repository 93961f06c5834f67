import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addFacility, PALERMO } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { QUALITY_CHECKS, type QualityRuleCode } from './quality-checks.js';
import { QualityRepository } from './quality.repository.js';
import { QualityService } from './quality.service.js';

/** Rules judge on this day. */
const DAY = '2024-06-30';

interface Movement {
  readonly kind?: string;
  readonly on: string;
  /** Facility's code; null: private (for a stay), nowhere (for an absconding or an exit). */
  readonly facility?: string | null;
  readonly reason?: string;
  readonly note?: string;
  /** Day on which it was entered; the day of the movement when missing. */
  readonly enteredOn?: string;
}

interface Document {
  readonly number: string;
  readonly expires?: string;
}

/** An invented record; what is missing is as in a record without a fault. */
interface Invented {
  readonly minor?: Readonly<Record<string, string | null>>;
  readonly movements?: readonly Movement[];
  readonly documents?: readonly Document[];
  readonly guardian?: boolean;
  readonly responsible?: boolean;
  readonly enteredOn?: string;
  /** Records of the same person, or holders of the same paper. */
  readonly alike?: Invented;
}

const placed = (on: string, facility: string | null = 'F-OK'): Movement => ({ on, facility });
const moved = (...rest: Movement[]): Invented => ({ movements: [placed('2024-01-10'), ...rest] });
const transfers = (count: number): Movement[] =>
  Array.from({ length: count }, (_, index) => ({
    kind: 'transfer',
    on: `2024-02-${String(index + 10)}`,
    facility: 'F-OK',
  }));

/** For each rule, a record that breaks it and one that just keeps it. */
const CASES: Readonly<Record<QualityRuleCode, readonly [breaks: Invented, keeps: Invented]>> = {
  adult_at_placement: [
    {
      minor: { birth_date: '2006-05-20' },
      movements: [placed('2024-01-10'), { kind: 'transfer', on: '2024-05-20', facility: 'F-OK' }],
    },
    {
      minor: { birth_date: '2006-05-20' },
      movements: [placed('2024-01-10'), { kind: 'transfer', on: '2024-05-19', facility: 'F-OK' }],
    },
  ],
  infant_alone: [{ minor: { birth_date: '2019-01-11' } }, { minor: { birth_date: '2019-01-10' } }],
  reported_on_birthday_eve: [
    { minor: { birth_date: '2006-07-05', reported_on: '2024-06-28' }, movements: [placed('2024-06-28')] },
    { minor: { birth_date: '2006-07-06', reported_on: '2024-06-28' }, movements: [placed('2024-06-28')] },
  ],
  birth_date_new_year: [
    { minor: { birth_date: '2008-01-01', birth_date_quality: 'presumed' } },
    { minor: { birth_date: '2008-01-01', birth_date_quality: 'documented' }, documents: [{ number: 'A1' }] },
  ],
  documented_without_document: [
    { minor: { birth_date_quality: 'documented' } },
    { minor: { birth_date_quality: 'documented' }, documents: [{ number: 'A2' }] },
  ],
  document_expired_before_entry: [
    { documents: [{ number: 'A3', expires: '2024-01-09' }] },
    { documents: [{ number: 'A4', expires: '2024-01-10' }] },
  ],
  name_missing: [
    { minor: { family_name: null, given_name: null, reported_on: '2024-06-19' }, movements: [placed('2024-06-19')] },
    { minor: { family_name: null, given_name: null, reported_on: '2024-06-20' }, movements: [placed('2024-06-20')] },
  ],
  name_placeholder: [{ minor: { family_name: 'Sconosciuto' } }, { minor: { family_name: 'Xander' } }],
  citizenship_missing: [
    { minor: { citizenship: 'XXX', reported_on: '2024-06-19' }, movements: [placed('2024-06-19')] },
    { minor: { citizenship: 'XXX', reported_on: '2024-06-20' }, movements: [placed('2024-06-20')] },
  ],
  citizenship_eu: [{ minor: { citizenship: 'ROU' } }, { minor: { citizenship: 'GBR' } }],
  entry_missing: [{ minor: { entry_mode: null } }, {}],
  entry_before_birth: [{ minor: { entry_date: '2008-05-19' } }, { minor: { entry_date: '2008-05-20' } }],
  reported_long_after_entry: [{ minor: { entry_date: '2023-12-10' } }, { minor: { entry_date: '2023-12-11' } }],
  registered_late: [{ enteredOn: '2024-02-10' }, { enteredOn: '2024-02-09' }],
  movement_entered_late: [
    { movements: [{ ...placed('2024-01-10'), enteredOn: '2024-02-10' }] },
    { movements: [{ ...placed('2024-01-10'), enteredOn: '2024-02-09' }] },
  ],
  never_placed: [
    { minor: { reported_on: '2024-06-26' }, movements: [] },
    { minor: { reported_on: '2024-06-27' }, movements: [] },
  ],
  placed_before_report: [{ movements: [placed('2024-01-09')] }, { movements: [placed('2024-01-10')] }],
  stay_after_exit: [
    moved(
      { kind: 'exit', on: '2024-03-01', reason: 'relocation' },
      { kind: 'placement', on: '2024-04-01', facility: 'F-OK' },
    ),
    moved({ kind: 'exit', on: '2024-03-01', reason: 'relocation' }),
  ],
  absconded_twice: [
    moved({ kind: 'absconding', on: '2024-03-01' }, { kind: 'absconding', on: '2024-04-01' }),
    moved({ kind: 'absconding', on: '2024-03-01' }, { kind: 'found_again', on: '2024-04-01', facility: 'F-OK' }),
  ],
  same_day_chain: [
    moved(...['2024-01-10', '2024-01-10'].map((on) => ({ kind: 'transfer', on, facility: 'F-OK' }))),
    moved({ kind: 'transfer', on: '2024-01-10', facility: 'F-OK' }),
  ],
  many_transfers: [moved(...transfers(6)), moved(...transfers(5))],
  first_reception_too_long: [
    moved({ kind: 'transfer', on: '2024-05-15', facility: 'F-FIRST' }),
    moved({ kind: 'transfer', on: '2024-05-16', facility: 'F-FIRST' }),
  ],
  private_long: [
    { movements: [placed('2024-01-01', null)], minor: { reported_on: '2024-01-01', entry_date: '2023-12-28' } },
    { movements: [placed('2024-01-02', null)], minor: { reported_on: '2024-01-01', entry_date: '2023-12-28' } },
  ],
  stale_record: [
    {
      minor: { reported_on: '2023-06-30', entry_date: '2023-06-29' },
      movements: [placed('2023-06-30')],
      enteredOn: '2023-06-30',
    },
    {
      minor: { reported_on: '2023-06-30', entry_date: '2023-06-29' },
      movements: [{ ...placed('2023-06-30'), enteredOn: '2023-07-02' }],
      enteredOn: '2023-06-30',
    },
  ],
  absconded_stale: [
    {
      minor: { reported_on: '2023-01-10', entry_date: '2023-01-09' },
      movements: [placed('2023-01-10'), { kind: 'absconding', on: '2023-06-30' }],
    },
    {
      minor: { reported_on: '2023-01-10', entry_date: '2023-01-09' },
      movements: [placed('2023-01-10'), { kind: 'absconding', on: '2023-07-01' }],
    },
  ],
  exit_other_without_note: [
    moved({ kind: 'exit', on: '2024-03-01', reason: 'other' }),
    moved({ kind: 'exit', on: '2024-03-01', reason: 'other', note: 'Raggiunge la zia in Francia' }),
  ],
  in_closed_facility: [moved({ kind: 'transfer', on: '2024-03-01', facility: 'F-CLOSED' }), {}],
  // The adult section takes minors from 16: D.Lgs 142/2015, art. 19, c. 3-bis.
  too_young_for_facility: [
    { minor: { birth_date: '2008-01-11' }, movements: [placed('2024-01-10', 'F-ADULT')] },
    { minor: { birth_date: '2008-01-10' }, movements: [placed('2024-01-10', 'F-ADULT')] },
  ],
  responsible_missing: [
    { responsible: false, minor: { reported_on: '2024-05-30' }, movements: [placed('2024-05-30')] },
    { responsible: false, minor: { reported_on: '2024-05-31' }, movements: [placed('2024-05-31')] },
  ],
  guardian_missing: [
    { guardian: false, minor: { reported_on: '2024-05-30' }, movements: [placed('2024-05-30')] },
    { guardian: false, minor: { reported_on: '2024-05-31' }, movements: [placed('2024-05-31')] },
  ],
  cui_missing: [
    { minor: { cui: null, reported_on: '2024-05-30' }, movements: [placed('2024-05-30')] },
    { minor: { cui: null, reported_on: '2024-05-31' }, movements: [placed('2024-05-31')] },
  ],
  same_person_twice: [
    { minor: { name_key: 'DIALLO MAMADOU' }, alike: { minor: { name_key: 'DIALLO MAMADOU' } } },
    { minor: { name_key: 'DIALLO ALPHA' }, alike: { minor: { name_key: 'DIALLO ALPHA', birth_date: '2008-05-21' } } },
  ],
  document_number_twice: [
    { documents: [{ number: 'P1' }], alike: { documents: [{ number: 'P1' }] } },
    { documents: [{ number: 'P2' }], alike: { documents: [{ number: 'P3' }] } },
  ],
  // A boy born on 20 May 2008: 08, E for May, 20.
  tax_code_disagrees: [
    { minor: { codice_fiscale: 'XXXYYY08E21Z336A' } },
    { minor: { codice_fiscale: 'XXXYYY08E20Z336A' } },
  ],
  facility_over_capacity: [
    { movements: [placed('2024-01-10', 'F-SMALL')], alike: { movements: [placed('2024-01-10', 'F-SMALL')] } },
    {},
  ],
  facility_without_places: [{ movements: [placed('2024-01-10', 'F-NONE')] }, {}],
};

let api: TestApi;
const facilities = new Map<string, number>();
let number = 0;

beforeAll(async () => {
  api = await createTestApi();
  const place = { municipality: PALERMO, kind: 'second_accredited', places: 500 } as const;
  for (const facility of [
    { ...place, code: 'F-OK' },
    { ...place, code: 'F-FIRST', kind: 'first_governmental' as const },
    { ...place, code: 'F-ADULT', kind: 'adult_section' as const },
    { ...place, code: 'F-CLOSED', closedOn: '2024-06-30' },
    { ...place, code: 'F-SMALL', places: 1 },
    { ...place, code: 'F-NONE' },
  ])
    facilities.set(facility.code, await addFacility(api.database, facility));
  await api.database.admin(`delete from facility_capacities where facility_id = $1`, [facilities.get('F-NONE')]);
});

afterAll(async () => {
  await api.close();
});

const LETTERS = 'ABCDEFGHIJ';
const cui = (of: number): string => [...String(of).padStart(7, '0')].map((digit) => LETTERS[Number(digit)]).join('');

/** Writes a record as superuser; instants of entry are set behind the triggers' backs. */
async function write(invented: Invented): Promise<number> {
  number += 1;
  const minor = {
    family_name: 'Prova',
    given_name: 'Uno',
    name_key: `PROVA ${String(number)}`,
    sex: 'M',
    birth_date: '2008-05-20',
    birth_date_quality: 'declared',
    citizenship: 'EGY',
    entry_date: '2024-01-05',
    entry_mode: 'sea_landing',
    reported_on: '2024-01-10',
    cui: cui(number),
    ...invented.minor,
  };
  const columns = Object.keys(minor);
  const [row] = await api.database.admin<{ id: number }>(
    `insert into minors (${columns.join(', ')}, responsible_municipality_id)
     values (${columns.map((_, index) => `$${String(index + 1)}`).join(', ')}, (select id from municipalities where istat_code = '${PALERMO}' and upper_inf(valid) and ${String(invented.responsible !== false)}))
     returning id`,
    Object.values(minor),
  );
  const id = row?.id ?? 0;
  const movements = invented.movements ?? [placed(minor.reported_on)];
  for (const [index, movement] of movements.entries()) await lay(id, index, movement, movements[index + 1]?.on ?? null);
  for (const document of invented.documents ?? [])
    await api.database.admin(
      `insert into minor_documents (minor_id, kind, number, country, expires_on) values ($1, 'passport', $2, 'EGY', $3)`,
      [id, document.number, document.expires ?? null],
    );
  if (invented.guardian !== false)
    await api.database.admin(
      `insert into minor_contacts (minor_id, role, party, guardian_requested_on) values ($1, 'guardian', 'person', '2024-01-11')`,
      [id],
    );
  await behind(
    `update minors set recorded_at = '${invented.enteredOn ?? minor.reported_on}T10:00:00Z' where id = ${String(id)}`,
  );
  if (invented.alike !== undefined) await write(invented.alike);
  return id;
}

async function lay(id: number, index: number, movement: Movement, until: string | null): Promise<void> {
  const kind = movement.kind ?? 'placement';
  const isStay = kind !== 'exit' && kind !== 'absconding';
  const facility = movement.facility == null ? null : (facilities.get(movement.facility) ?? null);
  const [row] = await api.database.admin<{ id: number }>(
    `with place as (select id, region_code, prefecture_code from municipalities where istat_code = '${PALERMO}' and upper_inf(valid))
     insert into movements (minor_id, seq, kind, on_date, until, place_kind, facility_id, municipality_id, region_code, prefecture_code, exit_reason, note)
     select $1, $2, $3, $4, $5, $6, $7, p.id, p.region_code, p.prefecture_code, $8, $9 from place p returning id`,
    [
      id,
      index + 1,
      kind,
      movement.on,
      until,
      isStay ? (facility === null ? 'private' : 'facility') : null,
      isStay ? facility : null,
      movement.reason ?? null,
      movement.note ?? null,
    ],
  );
  await behind(
    `update movements set recorded_at = '${movement.enteredOn ?? movement.on}T10:00:00Z' where id = ${String(row?.id)}`,
  );
}

const behind = (sql: string): Promise<unknown> =>
  api.database.admin(`set session_replication_role = replica; ${sql}; set session_replication_role = origin`);

const national = <T>(work: () => Promise<T>): Promise<T> => api.app.get(UnitOfWork).run(SYSTEM_ACTOR, work);

/** Which rules find the record, or the facility of its last movement. */
async function found(minor: number, run: number): Promise<string[]> {
  const rows = await api.database.admin<{ code: string }>(
    `select distinct f.rule_code as code from quality_findings f
      where f.run_id = $1 and (f.minor_id = $2 or f.minor_id is null and f.facility_id = (select facility_id from movements where minor_id = $2 and until is null))`,
    [run, minor],
  );
  return rows.map(({ code }) => code).sort();
}

async function run(on: string): Promise<number> {
  const [row] = await api.database.admin<{ id: number }>(`insert into quality_runs (on_day) values ($1) returning id`, [
    on,
  ]);
  await api.app.get(QualityService).make(Number(row?.id));
  return Number(row?.id);
}

describe('the rules', () => {
  test('are as many as the checks, and each has a row in force', async () => {
    const rules = await national(() =>
      api.app.get(QualityRepository).rules(new Date().toISOString().slice(0, 10) as never),
    );
    expect(rules.map(({ code }) => code).sort()).toEqual(Object.keys(QUALITY_CHECKS).sort());
    expect(rules.length).toBeGreaterThanOrEqual(25);
  });

  test.each(Object.entries(CASES))(
    '%s finds the record that breaks it, and not the one that keeps it',
    async (code, [breaks, keeps]) => {
      await api.database.admin(`truncate minors, movements cascade`);
      const wrong = await write(breaks);
      const right = await write(keeps);
      const id = await run(DAY);
      expect(await found(wrong, id)).toContain(code);
      expect(await found(right, id)).not.toContain(code);
    },
  );
});

test('a record without a fault is found by none, and counts in the score', async () => {
  await api.database.admin(`truncate minors, movements cascade`);
  const clean = await write({});
  await write({ minor: { family_name: 'Ignoto' } });
  await write({ minor: { birth_date: '2008-01-01', birth_date_quality: 'presumed' } });
  const id = await run(DAY);
  expect(await found(clean, id)).toEqual([]);
  // One has a warning; the notice of the other does not count.
  expect(await national(() => api.app.get(QualityRepository).scores(id, 'facility', 10))).toEqual([
    { code: 'F-OK', name: 'Casa F-OK', records: 3, faulty: 1 },
  ]);
  expect(await national(() => api.app.get(QualityRepository).counts(id))).toEqual(
    expect.arrayContaining([
      { code: 'name_placeholder', severity: 'warning', findings: 1 },
      { code: 'birth_date_new_year', severity: 'notice', findings: 1 },
      { code: 'entry_missing', severity: 'warning', findings: 0 },
    ]),
  );
});

test('a night has one run, and two workers make it once', async () => {
  const service = api.app.get(QualityService);
  await Promise.all([service.requestNightly(), service.requestNightly()]);
  const [row] = await api.database.admin<{ id: number; runs: number }>(
    `select max(id) as id, count(*)::integer as runs from quality_runs where scheduled`,
  );
  expect(row?.runs).toBe(1);
  await Promise.all([service.make(Number(row?.id)), service.make(Number(row?.id))]);
  const [made] = await api.database.admin(`select state, attempts from quality_runs where id = $1`, [row?.id]);
  expect(made).toEqual({ state: 'done', attempts: 1 });
});
