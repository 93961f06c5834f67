import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, parseCalendarDate } from '../calendar-date.js';
import { periodOfDays } from '../period.js';
import { assessOpinion, type OpinionSituation } from './assess-opinion.js';
import { opinionReasonItalian } from './opinion-reason-text.js';
import type { OpinionRule } from './opinion-rule.js';

const day = parseCalendarDate;

/** DPR 394/1999 art. 14-bis: from 90 days before 18 to 60 days after the permit's expiry. */
const BY_PERMIT: OpinionRule = {
  id: 6,
  code: 'dl-20-2023',
  validFrom: day('2023-05-06'),
  validTo: null,
  opensBefore: { amount: 90, unit: 'days' },
  closesAfter: { amount: 60, unit: 'days' },
  closesFrom: 'permit_expiry',
  notDueCases: ['three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection'],
  presenceYears: 3,
  projectYears: 2,
  kinshipDegree: 4,
  requiredDocuments: ['identity_document', 'permit', 'guardianship', 'integration_path'],
  answerDays: 30,
  answerDayKind: 'calendar',
  silenceAssent: true,
  integrationDays: 30,
  noticeDays: 10,
  saturdayMovesOn: false,
  reminderDays: [30, 15, 5, 1],
  legalSource: 'DPR 394/1999 art. 14-bis',
  note: null,
  toVerify: true,
};
/** The older answers to frequent questions: from 3 months before to 2 months after 18. */
const BY_BIRTHDAY: OpinionRule = {
  ...BY_PERMIT,
  id: 1,
  code: 'guidelines-2017',
  opensBefore: { amount: 3, unit: 'months' },
  closesAfter: { amount: 2, unit: 'months' },
  closesFrom: 'majority',
};

interface Case {
  readonly birth: string;
  readonly entry?: string;
  readonly permit?: string;
  readonly projects?: readonly (readonly [string, string | null])[];
  readonly fostered?: boolean;
  readonly prosieguo?: boolean;
  readonly protection?: boolean;
}

const situation = (facts: Case): OpinionSituation => ({
  birthDate: day(facts.birth),
  firstEntryOn: facts.entry === undefined ? null : day(facts.entry),
  permitExpiresOn: facts.permit === undefined ? null : day(facts.permit),
  projects: (facts.projects ?? []).map(([from, to]) => periodOfDays(day(from), to === null ? null : day(to))),
  fosteredToRelative: facts.fostered ?? false,
  prosieguo: facts.prosieguo ?? false,
  protection: facts.protection ?? false,
  documents: null,
});

const GOLDEN: readonly (readonly [
  name: string,
  rule: OpinionRule,
  facts: Case,
  on: string,
  canSubmit: boolean,
  reason: string,
])[] = [
  // 18 on 1 March 2025; 90 days before: 30 in... February has 28, January 31, December 31: 1 December 2024. 60 days after 1 March: 30 April.
  [
    'in the window',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2021-01-01', permit: '2025-03-01' },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'on its first day',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01' },
    '2024-12-01',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'on the day before',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01' },
    '2024-11-30',
    false,
    'È presto: la richiesta si potrà presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'on its last day',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01' },
    '2025-04-30',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'on the day after',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01' },
    '2025-05-01',
    false,
    'Il termine è passato: la richiesta si poteva presentare dal 1° dicembre 2024 al 30 aprile 2025; oggi è il 1° maggio 2025.',
  ],
  // A permit that outlives the 18th birthday: 1 June and 60 days is 31 July.
  [
    'with a later permit',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-06-01' },
    '2025-07-31',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 31 luglio 2025.',
  ],
  // 1 September 2024 and 60 days is 31 October, before 1 December.
  [
    'with a permit that expired long before',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2024-09-01' },
    '2024-12-15',
    false,
    'Il permesso di soggiorno scade troppo presto: il termine finirebbe il 31 ottobre 2024, prima che la richiesta si possa presentare (1° dicembre 2024). Occorre rinnovare il permesso.',
  ],
  [
    'without a permit',
    BY_PERMIT,
    { birth: '2007-03-01' },
    '2025-04-30',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025. La scadenza del permesso di soggiorno non è indicata: l’ultimo giorno è calcolato dal compimento dei 18 anni.',
  ],
  // Born on 29 February 2008: 18 on 1 March 2026. 90 days before: 1 December 2025.
  [
    'of who was born on 29 February',
    BY_PERMIT,
    { birth: '2008-02-29', permit: '2026-03-01' },
    '2025-12-01',
    true,
    'La richiesta si può presentare dal 1° dicembre 2025 al 30 aprile 2026.',
  ],
  [
    'by the older rule',
    BY_BIRTHDAY,
    { birth: '2000-05-31' },
    '2018-02-28',
    true,
    'La richiesta si può presentare dal 28 febbraio 2018 al 31 luglio 2018.',
  ],
  [
    'by the older rule, too late',
    BY_BIRTHDAY,
    { birth: '2000-05-15' },
    '2018-07-16',
    false,
    'Il termine è passato: la richiesta si poteva presentare dal 15 febbraio 2018 al 15 luglio 2018; oggi è il 16 luglio 2018.',
  ],
  // (a) three years on 1 March 2025 exactly, two years of project on the eve.
  [
    'three years to the day and two of project',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2022-03-01', projects: [['2023-03-01', '2025-02-28']] },
    '2024-12-15',
    false,
    'Il parere non va chiesto: al compimento dei 18 anni (1° marzo 2025) risultano almeno 3 anni di presenza in Italia e almeno 2 anni di progetto di integrazione.',
  ],
  [
    'three years less a day',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2022-03-02', permit: '2025-03-01', projects: [['2023-03-01', null]] },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'two years of project less a day',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2021-01-01', permit: '2025-03-01', projects: [['2023-03-02', null]] },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'a project that ends a day early',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2021-01-01', permit: '2025-03-01', projects: [['2023-03-01', '2025-02-27']] },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'a project that goes on after 18 counts up to 18',
    BY_PERMIT,
    { birth: '2007-03-01', entry: '2021-01-01', permit: '2025-03-01', projects: [['2024-01-01', '2027-01-01']] },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  // 2022: 365 days; 2023 again overlapping, and to 31 December 2023: 365 more; two years from 1 January 2022 are 730 days.
  [
    'two paths that overlap count each day once',
    BY_PERMIT,
    {
      birth: '2007-03-01',
      entry: '2021-01-01',
      projects: [
        ['2022-01-01', '2023-06-30'],
        ['2023-01-01', '2023-12-31'],
      ],
    },
    '2024-12-15',
    false,
    'Il parere non va chiesto: al compimento dei 18 anni (1° marzo 2025) risultano almeno 3 anni di presenza in Italia e almeno 2 anni di progetto di integrazione.',
  ],
  [
    'a gap between two paths does not count',
    BY_PERMIT,
    {
      birth: '2007-03-01',
      entry: '2021-01-01',
      permit: '2025-03-01',
      projects: [
        ['2022-01-01', '2022-12-31'],
        ['2023-01-02', '2023-12-31'],
      ],
    },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'a project without a known entry',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01', projects: [['2020-01-01', null]] },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    '(b) fostered to a relative',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01', fostered: true },
    '2024-12-15',
    false,
    'Il parere non va chiesto: il minore è affidato a un parente entro il quarto grado.',
  ],
  [
    '(c) prosieguo',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01', prosieguo: true },
    '2024-12-15',
    false,
    'Il parere non va chiesto: il Tribunale per i minorenni ha disposto il prosieguo amministrativo.',
  ],
  [
    '(d) protection',
    BY_PERMIT,
    { birth: '2007-03-01', permit: '2025-03-01', protection: true },
    '2024-12-15',
    false,
    'Il parere non va chiesto: a 18 anni il titolo di soggiorno è per asilo, protezione sussidiaria o motivi umanitari.',
  ],
  [
    'two cases at once: what a paper shows comes first',
    BY_PERMIT,
    { birth: '2007-03-01', prosieguo: true, protection: true },
    '2024-12-15',
    false,
    'Il parere non va chiesto: a 18 anni il titolo di soggiorno è per asilo, protezione sussidiaria o motivi umanitari.',
  ],
  [
    'a case that the version does not have',
    { ...BY_PERMIT, notDueCases: ['protection'] },
    { birth: '2007-03-01', permit: '2025-03-01', prosieguo: true },
    '2024-12-15',
    true,
    'La richiesta si può presentare dal 1° dicembre 2024 al 30 aprile 2025.',
  ],
  [
    'other years of the version',
    { ...BY_PERMIT, presenceYears: 1, projectYears: 1, kinshipDegree: 2 },
    { birth: '2007-03-01', entry: '2024-03-01', projects: [['2024-03-01', null]] },
    '2024-12-15',
    false,
    'Il parere non va chiesto: al compimento dei 18 anni (1° marzo 2025) risultano almeno un anno di presenza in Italia e almeno un anno di progetto di integrazione.',
  ],
];

describe('A request', () => {
  it.each(GOLDEN)('%s', (_name, rule, facts, on, canSubmit, reason) => {
    const assessment = assessOpinion(situation(facts), rule, day(on));
    expect(opinionReasonItalian(assessment, rule, day(on))).toBe(reason);
    expect(assessment.canSubmit).toBe(canSubmit);
    expect(assessment.due).toBe(!reason.startsWith('Il parere non va chiesto'));
  });

  it('says which documents are not there, in the order of the rule', () => {
    const known = { ...situation({ birth: '2007-03-01' }), documents: ['permit'] };
    expect(assessOpinion(known, BY_PERMIT, day('2024-12-15')).missingDocuments).toEqual([
      'identity_document',
      'guardianship',
      'integration_path',
    ]);
  });
});

describe('In any case', () => {
  const days = fc.integer({ min: 0, max: 3000 });
  const from = (start: CalendarDate, offset: number): CalendarDate => addDays(start, offset);

  it('one may file exactly on the days of the window, unless it is not due', () => {
    fc.assert(
      fc.property(
        days,
        fc.integer({ min: -200, max: 200 }),
        fc.integer({ min: -400, max: 400 }),
        (birth, permit, today) => {
          const birthDate = from(day('2004-01-01'), birth);
          const { evidence } = assessOpinion(situation({ birth: birthDate }), BY_PERMIT, birthDate);
          const on = from(evidence.majorityOn, today);
          const made = assessOpinion(
            situation({ birth: birthDate, permit: from(evidence.majorityOn, permit) }),
            BY_PERMIT,
            on,
          );
          expect(made.canSubmit).toBe(made.windowFrom <= on && on <= made.windowTo);
        },
      ),
    );
  });

  it('a longer project, or an earlier entry, never makes the opinion due again', () => {
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 0, max: 300 }), (entry, start, more) => {
        const facts = (earlier: number): Case => ({
          birth: '2007-03-01',
          entry: from(day('2019-01-01'), Math.max(0, entry - earlier)),
          projects: [[from(day('2021-06-01'), Math.max(0, start - earlier)), null]],
        });
        const on = day('2024-12-15');
        const before = assessOpinion(situation(facts(0)), BY_PERMIT, on);
        const after = assessOpinion(situation(facts(more)), BY_PERMIT, on);
        if (!before.due) expect(after.due).toBe(false);
      }),
    );
  });
});
