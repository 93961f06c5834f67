import { describe, expect, it } from '@jest/globals';

import { demonstrationUsers } from './accounts.js';
import { demonstrationFiles } from './csv.js';
import { generateDemonstration, type DemonstrationRows } from './generate.js';
import { REGION_PLACES } from './places.js';
import type { MinorRow, MovementRow } from './rows.js';

const TODAY = '2026-11-23';
const rows = generateDemonstration({ seed: 7, today: TODAY });
const facilities = new Map(rows.facilities.map((facility) => [facility.codice, facility]));
const minors = new Map(rows.minors.map((minor) => [minor.codice, minor]));
const regionOf = new Map(
  REGION_PLACES.flatMap(({ region, municipalities }) => municipalities.map(({ istat }) => [istat, region])),
);

describe('the demonstration', () => {
  it('has 2,000 minors reported in the three years up to today', () => {
    expect(rows.minors).toHaveLength(2000);
    const days = rows.minors.map((minor) => minor.data_segnalazione).sort();
    expect(days[0]?.slice(0, 7)).toBe('2023-11');
    expect(days.at(-1)).toBe(TODAY);
  });

  it('is the same for the same seed and day, and another for another seed', () => {
    expect(generateDemonstration({ seed: 7, today: TODAY })).toEqual(rows);
    expect(generateDemonstration({ seed: 8, today: TODAY }).minors).not.toEqual(rows.minors);
  });

  it('has facilities in all 21 regions, of all six kinds, and minors present in all of them today', () => {
    expect(new Set(rows.facilities.map((facility) => regionOf.get(facility.comune_istat))).size).toBe(21);
    expect(new Set(rows.facilities.map((facility) => facility.tipo)).size).toBe(6);
    expect(new Set(presentToday(rows).map(({ region }) => region)).size).toBe(21);
  });

  it('writes each code once and points only at what exists', () => {
    expect(facilities.size).toBe(rows.facilities.length);
    expect(minors.size).toBe(rows.minors.length);
    for (const movement of rows.movements) {
      expect(minors.has(movement.codice_minore)).toBe(true);
      if (movement.sistemazione === 'STRUTTURA') expect(facilities.has(movement.struttura)).toBe(true);
      else expect(movement.struttura).toBe('');
      expect(movement.comune_istat !== '').toBe(
        movement.sistemazione === 'FAMIGLIA_AFFIDATARIA' || movement.sistemazione === 'PRIVATO',
      );
      expect(movement.motivo_uscita !== '').toBe(movement.tipo === 'USCITA');
    }
  });

  it('reports nobody before birth, before entry or after the 18th birthday', () => {
    for (const minor of rows.minors) {
      expect(minor.data_nascita < minor.data_ingresso).toBe(true);
      expect(minor.data_ingresso <= minor.data_segnalazione).toBe(true);
      expect(minor.data_segnalazione < birthday(minor, 18)).toBe(true);
      expect(minor.qualita_data_nascita !== 'PRESUNTA' || minor.data_nascita.endsWith('-01-01')).toBe(true);
    }
  });

  it('tells stories whose days grow, between the report and the eve of the 18th birthday, and whose steps are lawful', () => {
    const lawful: Record<string, string[]> = {
      start: ['COLLOCAMENTO'],
      COLLOCAMENTO: ['TRASFERIMENTO', 'ALLONTANAMENTO', 'USCITA'],
      TRASFERIMENTO: ['TRASFERIMENTO', 'ALLONTANAMENTO', 'USCITA'],
      RINTRACCIO: ['TRASFERIMENTO', 'ALLONTANAMENTO', 'USCITA'],
      ALLONTANAMENTO: ['RINTRACCIO', 'USCITA'],
      USCITA: [],
    };
    for (const [code, story] of stories(rows)) {
      const minor = minors.get(code);
      if (minor === undefined) throw new Error(code);
      let before = 'start';
      story.forEach((movement, index) => {
        expect(movement.progressivo).toBe(String(index + 1));
        expect(lawful[before]).toContain(movement.tipo);
        expect(movement.data >= minor.data_segnalazione).toBe(true);
        expect(index === 0 || movement.data > (story[index - 1]?.data ?? '')).toBe(true);
        expect(movement.data < birthday(minor, 18)).toBe(true);
        expect(movement.data <= TODAY).toBe(true);
        before = movement.tipo;
      });
    }
  });

  it.each([
    [7, TODAY],
    [1, '2027-01-01'],
    [2, '2028-02-29'],
    [3, '2027-07-15'],
  ])(
    'puts nobody under 14 in a temporary facility, nobody under 16 among adults, nobody where it is closed (seed %i, %s)',
    (seed, today) => {
      const all = generateDemonstration({ seed, today });
      const facilityOf = new Map(all.facilities.map((facility) => [facility.codice, facility]));
      const minorOf = new Map(all.minors.map((minor) => [minor.codice, minor]));
      for (const movement of all.movements) {
        const facility = facilityOf.get(movement.struttura);
        const minor = minorOf.get(movement.codice_minore);
        if (facility === undefined || minor === undefined) continue;
        expect(facility.attiva_dal <= movement.data).toBe(true);
        expect(facility.attiva_al).toBe('');
        if (facility.tipo === 'CAS_MINORI') expect(birthday(minor, 14) <= movement.data).toBe(true);
        if (facility.tipo === 'SEZIONE_ADULTI') expect(birthday(minor, 16) <= movement.data).toBe(true);
      }
    },
  );

  it('has one facility with four minors more than its places, and no temporary facility of more than 50', () => {
    const present = new Map<string, number>();
    for (const { movement } of presentToday(rows))
      present.set(movement.struttura, (present.get(movement.struttura) ?? 0) + 1);
    const over = rows.facilities
      .map((facility) => (present.get(facility.codice) ?? 0) - Number(facility.capienza))
      .filter((excess) => excess > 0);
    expect(over).toEqual([4]);
    for (const facility of rows.facilities.filter((item) => item.tipo === 'CAS_MINORI')) {
      expect(Number(facility.capienza)).toBeLessThanOrEqual(50);
    }
  });

  it('has somebody who turns 18 today and somebody who turns 18 tomorrow', () => {
    const birthdays = rows.minors.map((minor) => birthday(minor, 18));
    expect(birthdays).toContain('2026-11-23');
    expect(birthdays).toContain('2026-11-24');
  });

  it('looks like these years: mostly boys of 16 and 17, landings in summer, Ukrainians with families', () => {
    const share = (test: (minor: MinorRow) => boolean): number => rows.minors.filter(test).length / rows.minors.length;
    expect(share((minor) => minor.sesso === 'M')).toBeGreaterThan(0.8);
    expect(share((minor) => minor.data_segnalazione >= birthday(minor, 16))).toBeGreaterThan(0.6);
    const landed = rows.minors.filter((minor) => minor.modalita_ingresso === 'SBARCO');
    const inMonths = (...months: string[]): number =>
      landed.filter((minor) => months.includes(minor.data_ingresso.slice(5, 7))).length;
    expect(inMonths('07', '08', '09')).toBeGreaterThan(2 * inMonths('01', '02', '03'));
    const ukrainians = [...stories(rows)].filter(([code]) => minors.get(code)?.cittadinanza === 'UKR');
    const withFamily = ukrainians.filter(([, story]) => story[0]?.sistemazione !== 'STRUTTURA');
    expect(withFamily.length / ukrainians.length).toBeGreaterThan(0.5);
  });

  it('writes files with the headers of the exchange', () => {
    const files = demonstrationFiles(rows);
    expect(files.facilities.split('\n')[0]).toBe(
      'codice,denominazione,tipo,ente_gestore,comune_istat,comune,capienza,attiva_dal,attiva_al',
    );
    expect(files.minors.split('\n')[0]).toBe(
      'codice,cognome,nome,sesso,data_nascita,qualita_data_nascita,cittadinanza,data_ingresso,modalita_ingresso,comune_ingresso_istat,data_segnalazione,ente_segnalante',
    );
    expect(files.movements.split('\n')[0]).toBe(
      'codice_minore,progressivo,data,tipo,sistemazione,struttura,comune_istat,motivo_uscita',
    );
  });

  it('has an account for each role, and one person who works for two facilities', () => {
    const users = demonstrationUsers(rows.facilities);
    const memberships = users.flatMap((user) => user.memberships);
    expect(new Set(memberships.map(({ role }) => role))).toEqual(
      new Set([
        'dg_analyst',
        'dg_administrator',
        'dg_registry',
        'dg_officer',
        'dg_head',
        'dg_reader',
        'region',
        'prefecture',
        'municipality',
        'facility',
        'applicant',
      ]),
    );
    expect(users.filter((user) => user.memberships.length === 2)).toHaveLength(1);
    for (const { organisation } of memberships) {
      if (organisation.kind === 'facility') expect(facilities.has(organisation.scope ?? '')).toBe(true);
    }
  });
});

function stories({ movements }: DemonstrationRows): Map<string, MovementRow[]> {
  const byMinor = new Map<string, MovementRow[]>();
  for (const movement of movements)
    byMinor.set(movement.codice_minore, [...(byMinor.get(movement.codice_minore) ?? []), movement]);
  return byMinor;
}

/** Who is in a place today: the last step is a place, and the 18th birthday is still to come. */
function presentToday(all: DemonstrationRows): { movement: MovementRow; region: string | undefined }[] {
  return [...stories(all)].flatMap(([code, story]) => {
    const movement = story.at(-1);
    const minor = minors.get(code);
    if (movement === undefined || minor === undefined || movement.sistemazione === '' || birthday(minor, 18) <= TODAY)
      return [];
    const municipality = movement.comune_istat || facilities.get(movement.struttura)?.comune_istat;
    return [{ movement, region: regionOf.get(municipality ?? '') }];
  });
}

/** No generated minor is born on 29 February, so the birthday is the same day and month. */
function birthday(minor: MinorRow, age: number): string {
  return `${String(Number(minor.data_nascita.slice(0, 4)) + age)}${minor.data_nascita.slice(4)}`;
}
