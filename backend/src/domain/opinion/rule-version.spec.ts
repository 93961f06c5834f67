import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate as day } from '../calendar-date.js';
import { assessOpinion } from './assess-opinion.js';
import type { OpinionRule } from './opinion-rule.js';
import { situationOf } from './opinion-situation.js';
import { exampleFacts, RULE_EXAMPLES } from './rule-examples.js';
import { endedBy, endErrors, mayChange, overlapErrors, standingOf } from './rule-version.js';

const TODAY = day('2026-11-23');
const from = (first: string, last: string | null = null) => ({
  validFrom: day(first),
  validTo: last === null ? null : day(last),
});

describe('A version', () => {
  it.each([
    ['begins tomorrow', from('2026-11-24'), 'coming', true],
    ['begins today', from('2026-11-23'), 'in_force', false],
    ['ends today', from('2025-07-01', '2026-11-23'), 'in_force', false],
    ['ended yesterday', from('2025-07-01', '2026-11-22'), 'past', false],
  ] as const)('that %s', (_, rule, standing, changeable) => {
    expect(standingOf(rule, TODAY)).toBe(standing);
    expect(mayChange(rule, 0, TODAY)).toBe(changeable);
  });

  it('under which somebody filed is not changed, whatever its days', () => {
    expect(mayChange(from('2026-11-24'), 1, TODAY)).toBe(false);
  });

  it('may end today, not yesterday, and not before it begins', () => {
    expect(endErrors(from('2025-07-01'), TODAY, TODAY)).toEqual([]);
    expect(endErrors(from('2025-07-01'), day('2026-11-22'), TODAY)).toMatchObject([{ code: 'date_in_past' }]);
    expect(endErrors(from('2027-01-01'), day('2026-12-31'), TODAY)).toMatchObject([{ code: 'invalid_period' }]);
  });

  it('may follow another the day after, not on its last day', () => {
    const others = [from('2025-07-01', '2026-12-31')];
    expect(overlapErrors(from('2027-01-01'), others)).toEqual([]);
    expect(overlapErrors(from('2026-12-31'), others)).toMatchObject([{ field: 'validFrom', code: 'rule_overlap' }]);
  });

  it('ends the one without an end that began before it', () => {
    const open = from('2025-07-01');
    expect(endedBy(from('2027-01-01'), [from('2024-01-01', '2025-06-30'), open])).toBe(open);
    expect(endedBy(from('2025-07-01'), [open])).toBeUndefined();
  });
});

describe('The examples', () => {
  const rule: OpinionRule = {
    id: 1,
    code: 'prova',
    validFrom: day('2025-07-01'),
    validTo: null,
    opensBefore: { amount: 90, unit: 'days' },
    closesAfter: { amount: 60, unit: 'days' },
    closesFrom: 'permit_expiry',
    notDueCases: ['three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection'],
    presenceYears: 3,
    projectYears: 2,
    kinshipDegree: 4,
    requiredDocuments: ['permit'],
    answerDays: 30,
    answerDayKind: 'calendar',
    silenceAssent: true,
    integrationDays: 30,
    noticeDays: 10,
    saturdayMovesOn: false,
    reminderDays: [],
    legalSource: 'Prova',
    note: null,
    toVerify: true,
  };
  const expected = {
    in_window: 'open',
    first_day: 'open',
    eve_of_first_day: 'too_early',
    last_day: 'open',
    day_after_last: 'too_late',
    later_permit: 'open',
    permit_expired_before: 'permit_expired_before',
    no_permit: 'open',
    three_years_and_project: 'three_years_and_project',
    three_years_less_a_day: 'open',
    project_less_a_day: 'open',
    fostered_fourth_degree: 'fostered_to_relative',
    fostered_fifth_degree: 'open',
    prosieguo: 'prosieguo',
    protection: 'protection',
  };

  it.each(['2027-01-01', '2028-02-29', '2028-01-15', '2029-03-01', '2030-12-31'])(
    'lie where the rule of today draws its lines, for who files on %s',
    (on) => {
      const found = RULE_EXAMPLES.map((example) => {
        const facts = exampleFacts(example, day(on));
        return [example, assessOpinion(situationOf(facts, rule, []), rule, day(on)).reason];
      });
      expect(Object.fromEntries(found)).toEqual(expected);
    },
  );
});
