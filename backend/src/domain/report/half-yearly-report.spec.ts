import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { DomainProblem } from '../problem.js';
import { questionsOf } from './definition/ask.js';
import { buildPublicReport, buildReport } from './definition/build-report.js';
import type { ReportContext, ReportDefinition, TableDefinition } from './definition/definition.js';
import { type Cell, Figures, type Question } from './definition/figures.js';
import { HALF_YEARLY_REPORT } from './half-yearly.definition.js';
import { enumerated, ofPercent, withArticle } from './italian.js';
import type { Report } from './report-model.js';
import { daysOfMoment, endedReportPeriod, monthsOf, parseReportPeriod } from './report-period.js';

/** Minors and events of a half-year, written by hand: each stands for itself. */
interface Written {
  readonly present?: readonly Cell['keys'][];
  readonly reported?: readonly Cell['keys'][];
  readonly turned_18?: readonly Cell['keys'][];
  readonly opinion_requested?: readonly Cell['keys'][];
  readonly opinion_issued?: readonly Cell['keys'][];
}

const PERIOD = parseReportPeriod('half_yearly', '2017-S1');
const CONTEXT: ReportContext = {
  period: PERIOD,
  knownAt: '2017-07-10T08:00:00Z',
  territory: { kind: 'national', code: null, name: 'Italia' },
  names: {
    citizenship: new Map([
      ['UKR', 'Ucraina'],
      ['EGY', 'Egitto'],
    ]),
    region: new Map([
      ['ITG1', 'Sicilia'],
      ['ITC4', 'Lombardia'],
    ]),
    month: new Map(monthsOf(PERIOD).map((month) => [month, month])),
  },
  chosenCitizenship: 'UKR',
  decimals: 1,
  opinionTimes: null,
  commentaries: new Map([
    ['flows', { id: 7, text: 'Un testo.', author: 'Ada Prova – Ufficio', writtenAt: '2017-07-11T08:00:00Z' }],
  ]),
  naming: { territory: {}, wider: new Map() },
};

/** Counts the written cases by hand-made grouping. */
function report(written: Written, variant: Report['variant'] = 'full', context: Partial<ReportContext> = {}): Report {
  const answer = ({ measure, moment, by }: Question): Cell[] => {
    const cases = moment === 'now' ? ((written as Record<string, readonly Cell['keys'][]>)[measure] ?? []) : [];
    return cases.map((keys) => ({
      keys: Object.fromEntries(by.flatMap((name) => (keys[name] === undefined ? [] : [[name, keys[name]]]))),
      count: 1,
    }));
  };
  const figures = new Figures(questionsOf(HALF_YEARLY_REPORT).map((question) => [question, answer(question)]));
  const all = { ...CONTEXT, ...context };
  return variant === 'full'
    ? buildReport(HALF_YEARLY_REPORT, all, figures)
    : buildPublicReport(HALF_YEARLY_REPORT, all, figures, []).report;
}

const CHILD = {
  sex: 'M',
  age: '17',
  citizenship: 'EGY',
  continent: 'africa',
  region: 'ITG1',
  reception: 'sai',
  entry_mode: 'sea_landing',
  landing: 'sea',
  birth_quality: 'declared',
  new_year: 'no',
  month: '2017-02',
};
const children = (count: number, keys: Cell['keys'] = {}): Cell['keys'][] =>
  Array.from({ length: count }, () => ({ ...CHILD, ...keys }));
const text = (of: Report, id: string): string | undefined =>
  of.blocks.flatMap((block) => (block.type === 'paragraph' && block.id === id ? [block.text] : []))[0];

describe('the sentences fit none, one and many', () => {
  test.each([
    [0, 'Al 30 giugno 2017 non risultano presenti e censiti minori stranieri non accompagnati in Italia.'],
    [1, 'Al 30 giugno 2017 risulta presente e censito un minore straniero non accompagnato in Italia.'],
    [1200, 'Al 30 giugno 2017 risultano presenti e censiti 1.200 minori stranieri non accompagnati in Italia.'],
  ])('%i present', (count, sentence) => {
    expect(text(report({ present: children(count) }), 'stock')).toBe(sentence);
  });

  test.each([
    [0, 'Nel primo semestre 2017 non sono stati segnalati nuovi minori.'],
    [1, 'Nel primo semestre 2017 è stato segnalato un nuovo minore.'],
    [2, 'Nel primo semestre 2017 sono stati segnalati 2 nuovi minori. 2 di loro sono giunti con uno sbarco.'],
  ])('%i reported', (count, sentence) => {
    expect(text(report({ reported: children(count) }), 'reported')).toBe(sentence);
  });

  test('girls, and the chosen citizenship', () => {
    const made = report({ present: [...children(11), ...children(1, { sex: 'F', citizenship: 'UKR' })] });
    expect(text(made, 'girls')).toBe('È presente una minore straniera non accompagnata.');
    expect(text(made, 'chosen')).toBe('Alla data del report è presente un minore con cittadinanza Ucraina.');
    expect(text(made, 'citizenship')).toContain(
      'provengono da 2 Paesi; la cittadinanza più numerosa è Egitto (11; 91,7%)',
    );
    expect(text(report({}), 'age-sex')).toBeUndefined();
  });

  test('shares have their article, lists their last "e"', () => {
    expect([withArticle('8,1'), withArticle('11,0'), withArticle('0,4'), withArticle('92,9')]).toEqual([
      "l'8,1%",
      "l'11,0%",
      'lo 0,4%',
      'il 92,9%',
    ]);
    expect([ofPercent('80,2'), ofPercent('0,0'), ofPercent('12,5')]).toEqual(["dell'80,2%", 'dello 0,0%', 'del 12,5%']);
    expect([enumerated(['a']), enumerated(['a', 'b']), enumerated(['a', 'b', 'c'])]).toEqual([
      'a',
      'a e b',
      'a, b e c',
    ]);
  });
});

describe('the document', () => {
  test('crosses age and sex with their margins', () => {
    const made = report({ present: [...children(12), ...children(3, { sex: 'F', age: '16' })] });
    const table = made.tables.find(({ id }) => id === 'age-sex');
    expect(table?.columns.map(({ heading }) => heading)).toEqual(['MASCHILE', 'FEMMINILE', 'TOTALE', '%']);
    expect(
      table?.rows.map(({ label, numbers }) =>
        [label, numbers.M?.text, numbers.F?.text, numbers.count?.text, numbers.percent?.text].join(' '),
      ),
    ).toEqual([
      '17 ANNI 12 0 12 80,0',
      '16 ANNI 0 3 3 20,0',
      '15 ANNI 0 0 0 0,0',
      '7-14 ANNI 0 0 0 0,0',
      '0-6 ANNI 0 0 0 0,0',
      'TOTALE 12 3 15 100',
    ]);
  });

  test('shows the texts of the office where they belong, and says where one is missing', () => {
    const blocks = report({}).blocks.flatMap((block) =>
      block.type === 'commentary' ? [[block.section, block.commentary?.text ?? null]] : [],
    );
    expect(blocks).toEqual([
      ['premise', null],
      ['stock', null],
      ['flows', 'Un testo.'],
      ['quality', null],
    ]);
  });

  test('lists every table and figure that its blocks show', () => {
    const made = report({ present: children(20) });
    const shown = new Set(made.blocks.flatMap((block) => (block.type === 'table' ? [block.table] : [])));
    expect(made.tables.map(({ id }) => id).filter((id) => !shown.has(id))).toEqual([]);
    expect(made.figures.map(({ number, table }) => `${number} ${table}`)[0]).toBe('1 age-sex');
    expect(made.figures[0]?.alternative).toBe(
      "Minori per fasce d'età. Valori: 17 anni 20. Tutti i valori sono nella tabella 2.",
    );
  });

  test('for publication says nothing of what it hides', () => {
    const present = [...children(30), ...children(2, { sex: 'F', citizenship: 'UKR', region: 'ITC4' })];
    const open = report({ present }, 'public');
    expect(open.tables.find(({ id }) => id === 'age-sex')?.rows[0]?.numbers.F?.text).toBe('*');
    expect(text(open, 'girls')).toBeUndefined();
    expect(text(open, 'chosen')).toBeUndefined();
    expect(text(report({ present: children(2) }, 'public'), 'stock')).toBeUndefined();
    expect(JSON.stringify(open.figures)).not.toContain('Lombardia 2');
  });
});

describe('a definition that cannot be', () => {
  const broken = (table: Partial<Record<keyof TableDefinition, unknown>>): ReportDefinition => ({
    ...HALF_YEARLY_REPORT,
    tables: [{ ...HALF_YEARLY_REPORT.tables[0], ...table } as TableDefinition],
    blocks: [],
    hidden: [],
  });

  test('names the unknown dimension and those there are', () => {
    expect(() => questionsOf(broken({ rows: 'shoe_size' }))).toThrow(
      'Table comparison-total: there is no dimension shoe_size; there are sex, age,',
    );
    expect(() => questionsOf(broken({ where: { colour: 'blue' } }))).toThrow('there is no dimension colour');
  });

  test('or two tables of one name, or a block without its table', () => {
    const [first] = HALF_YEARLY_REPORT.tables;
    if (first === undefined) throw new Error('No table');
    expect(() => questionsOf({ ...HALF_YEARLY_REPORT, tables: [first, first] })).toThrow(
      'two tables are called comparison-total',
    );
    const lost: ReportDefinition = { ...broken({}), blocks: [{ type: 'table', table: 'lost' }], notes: () => [] };
    const figures = new Figures(questionsOf(lost).map((question) => [question, []]));
    expect(() => buildReport(lost, CONTEXT, figures)).toThrow('shows the table lost, which is not defined');
  });
});

describe('the period', () => {
  test.each([
    ['half_yearly', '2017-S2', '2017-07-01', '2017-12-31', 'secondo semestre 2017'],
    ['periodic', '2016-Q1', '2016-01-01', '2016-03-31', 'primo trimestre 2016'],
    ['monthly', '2016-02', '2016-02-01', '2016-02-29', 'febbraio 2016'],
  ] as const)('of %s %s', (kind, period, first, last, label) => {
    expect(parseReportPeriod(kind, period)).toEqual({ text: period, first, last, label });
  });

  test('is compared with whole months', () => {
    expect(daysOfMoment(parseReportPeriod('monthly', '2017-03'), 'month_before')).toEqual({
      first: '2017-02-01',
      last: '2017-02-28',
    });
    expect(daysOfMoment(parseReportPeriod('monthly', '2017-02'), 'year_before').last).toBe('2016-02-29');
    expect(daysOfMoment(PERIOD, 'two_years_before')).toEqual({ first: '2015-01-01', last: '2015-06-30' });
  });

  test('must have ended', () => {
    const on = (day: string) => () => endedReportPeriod('half_yearly', '2017-S1', parseCalendarDate(day));
    expect(on('2017-06-29')).toThrow(DomainProblem);
    expect(on('2017-06-30')).toThrow('not_ready');
    expect(on('2017-07-01')().last).toBe('2017-06-30');
  });
});

describe('The opinion of art. 32 in the half-yearly report', () => {
  const asked = (month: string, applicant_kind: string) => ({ month, applicant_kind, citizenship: 'EGY' });
  const WRITTEN: Written = {
    opinion_requested: [
      asked('2017-01', 'social_services'),
      asked('2017-01', 'guardian'),
      asked('2017-03', 'guardian'),
      asked('2017-06', 'lawyer'),
    ],
    opinion_issued: [
      { opinion_outcome: 'favourable' },
      { opinion_outcome: 'favourable' },
      { opinion_outcome: 'unfavourable' },
      { opinion_outcome: 'not_due' },
    ],
  };
  const opinionTimes = { medianDays: 21, ninetiethPercentileDays: 40, late: 1 };

  test('says how many asked, how they were answered and how soon', () => {
    const { blocks, tables } = report(WRITTEN, 'full', { opinionTimes });
    expect(blocks.find((block) => block.type === 'paragraph' && block.id === 'opinions')).toMatchObject({
      text:
        "Nel primo semestre 2017 sono state presentate 4 richieste del parere previsto dall'art. 32 del D.Lgs. 286/1998. " +
        'Sono stati rilasciati 4 pareri, favorevoli per il 50,0%. Metà delle risposte è arrivata entro 21 giorni dalla richiesta completa, ' +
        'nove su dieci entro 40, sospensioni escluse. Uno è giunto oltre il termine.',
    });
    const numbers = (id: string) =>
      tables
        .find((table) => table.id === id)
        ?.rows.map(({ label, numbers: row }) => `${label} ${row.count?.text ?? ''}`);
    expect(numbers('opinion-requested-applicant')).toEqual([
      'SERVIZI SOCIALI 1',
      'TUTORE 2',
      'AVVOCATO 1',
      'COMUNITÀ DI ACCOGLIENZA 0',
      'NEOMAGGIORENNE 0',
      'TOTALE 4',
    ]);
    expect(numbers('opinion-issued-outcome')).toEqual(['FAVOREVOLE 2', 'NON FAVOREVOLE 1', 'NON DOVUTO 1', 'TOTALE 4']);
  });

  test('is not in the report of a territory, which counts no requests', () => {
    const { blocks, tables } = report(WRITTEN, 'full', {
      territory: { kind: 'region', code: 'ITG1', name: 'Sicilia' },
      opinionTimes: null,
    });
    expect(tables.filter(({ id }) => id.startsWith('opinion'))).toEqual([]);
    expect(blocks.some((block) => block.type === 'paragraph' && block.id === 'opinions')).toBe(false);
  });
});
