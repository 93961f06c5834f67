import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import type { Census } from '../census.js';
import {
  MARCH_2017,
  MARCH_2017_INPUT,
  monthlyReport,
  printedTable as printed,
  PUBLISHED_MARCH_2017,
} from './monthly-report.fixture.js';
import type { Report, ReportTable } from './report-model.js';

const day = (text: string) => parseCalendarDate(text);

function table(report: Report, id: string): ReportTable {
  const found = report.tables.find((candidate) => candidate.id === id);
  if (!found) throw new Error(`No table ${id}`);
  return found;
}

describe('the report of 31 March 2017 prints what was published', () => {
  const report = monthlyReport(MARCH_2017_INPUT);

  test('cover', () => {
    expect(report.cover).toEqual({
      ministry: 'Ministero del Lavoro e delle Politiche Sociali',
      directorate: "Direzione generale dell'immigrazione e delle politiche di integrazione",
      division: 'Divisione II',
      title: 'REPORT MENSILE MINORI STRANIERI NON ACCOMPAGNATI (MSNA) IN ITALIA',
      territory: null,
      date: 'Dati al 31 marzo 2017',
    });
  });

  test('titles and columns', () => {
    expect(report.tables.slice(0, 5).map(({ number, title }) => `${number} ${title}`)).toEqual([
      '1 SEGNALAZIONI MSNA al 31/03/2017',
      '2 DISTRIBUZIONE PER GENERE',
      "3 DISTRIBUZIONE PER FASCE D'ETÀ",
      '4 RIPARTIZIONE DEI MINORI PER CITTADINANZA',
      '5 RIPARTIZIONE DEI MINORI PER REGIONE DI ACCOGLIENZA',
    ]);
    expect(table(report, 'citizenship').columns.map((column) => column.heading)).toEqual(['PRESENTI E CENSITI', '%']);
  });

  test('table 1', () => {
    expect(printed(report, 'reports')).toEqual(PUBLISHED_MARCH_2017.reports);
  });

  test('table 2, sex', () => {
    expect(printed(report, 'sex')).toEqual(PUBLISHED_MARCH_2017.sex);
  });

  test('table 3, age', () => {
    expect(printed(report, 'age')).toEqual(PUBLISHED_MARCH_2017.age);
  });

  test('table 4, citizenship (Brasile before Serbia: the only two equal counts, which the original prints in the other order)', () => {
    expect(printed(report, 'citizenship')).toEqual(PUBLISHED_MARCH_2017.citizenship);
  });

  test('the legal note is that of the original', () => {
    expect(report.notes[0]).toEqual({
      mark: '1',
      text: "Il censimento è svolto ai sensi dell'art. 19 del D.Lgs. n. 142/2015 e degli artt. 2 e 5 del D.P.C.M. n. 535/1999.",
    });
  });
});

describe('the report', () => {
  const report = monthlyReport(MARCH_2017_INPUT);

  test('lists all 21 units, those with no minor last in the order of the alphabet', () => {
    const rows = printed(report, 'region');
    expect(rows).toHaveLength(22);
    expect(rows[0]).toBe('SICILIA | 6.000 | 38,8');
    expect(rows.slice(3, 9).map((row) => row.split(' |')[0])).toEqual([
      'CAMPANIA',
      'FRIULI-VENEZIA GIULIA',
      'LAZIO',
      'LOMBARDIA',
      'PUGLIA',
      'SARDEGNA',
    ]);
    expect(rows.slice(-3)).toEqual(["VALLE D'AOSTA | 0 | 0,0", 'VENETO | 0 | 0,0', 'TOTALE | 15.458 | 100']);
  });

  test('has a section on girls, in percent of the girls', () => {
    expect(
      report.tables.filter((candidate) => candidate.section === 'girls').map((candidate) => candidate.number),
    ).toEqual([6, 7, 8]);
    expect(printed(report, 'girls-citizenship')).toEqual([
      'NIGERIA | 600 | 55,0',
      'ERITREA | 400 | 36,7',
      'ALBANIA | 82 | 7,5',
      'ALTRE | 9 | 0,8',
      'TOTALE | 1.091 | 100',
    ]);
    expect(printed(report, 'girls-age')[0]).toBe('17 ANNI | 600 | 55,0');
    expect(printed(report, 'girls-region')).toHaveLength(22);
  });

  test('keeps the raw numbers beside the printed ones', () => {
    expect(table(report, 'sex').rows[0]?.numbers).toEqual({
      count: { value: 14367, text: '14.367' },
      percent: { value: 92.9, text: '92,9' },
    });
  });

  test('counts the presumptive birth dates in a note, and explains the step of January', () => {
    expect(report.notes.some((note) => note.text.includes('1° gennaio tra i minori conteggiati: 1.204.'))).toBe(true);
    expect(report.notes.some((note) => note.text.includes('mese precedente'))).toBe(false);
    const january = monthlyReport({ ...MARCH_2017_INPUT, census: { ...MARCH_2017, on: day('2018-01-31') } });
    expect(january.notes.some((note) => note.text.includes('mese precedente'))).toBe(true);
  });

  test.each([
    [
      { documented: 210, presumed: 3400, declared: 90, attributed: 7 },
      '3.707 minori presenti al 31 dicembre hanno compiuto 18 anni il 1° gennaio (data documentata: 210; dichiarata: 90; presunta: 3.400; attribuita dal tribunale: 7)',
    ],
    [
      { presumed: 1 },
      'Un minore presente al 31 dicembre ha compiuto 18 anni il 1° gennaio (data documentata: 0; dichiarata: 0; presunta: 1; attribuita dal tribunale: 0)',
    ],
    [{}, 'Nessun minore presente al 31 dicembre ha compiuto 18 anni il 1° gennaio'],
  ])('splits in January those who turned 18 on the first by the quality of the date: %j', (turnedNewYear, words) => {
    const january = monthlyReport({
      ...MARCH_2017_INPUT,
      turnedNewYear,
      census: { ...MARCH_2017, on: day('2018-01-31') },
    });
    expect(january.notes.at(-1)?.text).toContain(words);
  });

  test('can print two decimals, as the dashboard does', () => {
    expect(printed(monthlyReport({ ...MARCH_2017_INPUT, decimals: 2 }), 'sex')[0]).toBe('MASCHILE | 14.367 | 92,94');
  });

  test('of a month without minors prints no percentages and no ALTRE', () => {
    const none = {
      total: 0,
      bySex: { M: 0, F: 0 },
      byAge: { '17': 0, '16': 0, '15': 0, '7-14': 0, '0-6': 0 },
      byCitizenship: {},
      byRegion: {},
    };
    const empty = monthlyReport({
      ...MARCH_2017_INPUT,
      census: { ...MARCH_2017, ...none },
      girls: none,
      presumedFirstOfJanuary: 0,
    });
    expect(printed(empty, 'sex')).toEqual(['MASCHILE | 0 | –', 'FEMMINILE | 0 | –', 'TOTALE | 0 | –']);
    expect(printed(empty, 'citizenship')).toEqual(['TOTALE | 0 | –']);
  });

  test('is refused where its parts do not add up', () => {
    expect(() => monthlyReport({ ...MARCH_2017_INPUT, census: { ...MARCH_2017, total: 15459 } })).toThrow(
      'add up to 15458',
    );
    const { girls } = MARCH_2017_INPUT;
    expect(() =>
      monthlyReport({ ...MARCH_2017_INPUT, girls: { ...girls, byRegion: { ...girls.byRegion, ITG1: 699 } } }),
    ).toThrow('girls-region add up to 1090');
  });

  test('compares with the same day of an earlier year', () => {
    const earlier: Census = {
      ...MARCH_2017,
      on: day('2016-03-31'),
      total: 13862,
      byRegion: { ITG1: 5750, ITF6: 8112 },
    };
    const compared = monthlyReport({ ...MARCH_2017_INPUT, yearBefore: earlier });
    expect(printed(compared, 'comparison-total')).toEqual(['31/03/2017 | 15.458', '31/03/2016 | 13.862 | +11,5']);
    // Sicilia: 6000/15458 = 38,815 %, before 5750/13862 = 41,480 %; Calabria: 1400/15458 = 9,057 %, before 8112/13862 = 58,520 %
    expect(printed(compared, 'comparison-region').slice(0, 2)).toEqual([
      'SICILIA | 6.000 | 38,8 | −2,7',
      'CALABRIA | 1.400 | 9,1 | −49,5',
    ]);
    expect(monthlyReport(MARCH_2017_INPUT).tables).toHaveLength(8);
    expect(monthlyReport(MARCH_2017_INPUT).blocks.filter(({ type }) => type === 'table')).toHaveLength(8);
  });

  test('compares with the month before', () => {
    const monthBefore: Census = { ...MARCH_2017, on: day('2017-02-28'), total: 16000, byRegion: { ITG1: 16000 } };
    const compared = monthlyReport({ ...MARCH_2017_INPUT, monthBefore });
    // 15.458 against 16.000: − 542, 3,39 %
    expect(printed(compared, 'comparison-month')).toEqual(['31/03/2017 | 15.458', '28/02/2017 | 16.000 | −3,4']);
    // Sicilia had all of them: 38,815 − 100
    expect(printed(compared, 'comparison-region-month')[0]).toBe('SICILIA | 6.000 | 38,8 | −61,2');
  });
});

describe('the dated texts', () => {
  const on = (text: string): Report => monthlyReport({ ...MARCH_2017_INPUT, census: { ...MARCH_2017, on: day(text) } });

  test('the Directorate-General has its new name from 1 January 2025', () => {
    expect(on('2024-12-31').cover.division).toBe('Divisione II');
    expect(on('2025-01-31').cover).toMatchObject({
      directorate:
        "Direzione Generale per le politiche migratorie e per l'inserimento sociale e lavorativo dei migranti",
      division: null,
    });
  });

  test('the legal note names the DPR 231/2023 once it is in force, on 15 March 2024', () => {
    expect(on('2024-02-29').notes[0]?.text).toContain('D.P.C.M. n. 535/1999');
    expect(on('2024-03-31').notes[0]?.text).toContain('D.P.R. n. 231/2023');
  });
});
