import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from '../calendar-date.js';
import { type DecisionFact, nearestRank, type OpinionFact, opinionStatistics } from './statistics.js';
import { waitingDays } from './waiting-days.js';

const day = parseCalendarDate;

describe('waitingDays', () => {
  const wait = (...pauses: [string, string | null][]): number =>
    waitingDays(
      day('2026-03-02'),
      day('2026-04-01'),
      pauses.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })),
    );

  it('leaves the day of the start out and counts the last', () => {
    expect(wait()).toBe(30);
    expect(waitingDays(day('2026-03-02'), day('2026-03-02'), [])).toBe(0);
  });

  it('leaves out the days of a suspension', () => {
    // Asked on the 10th, answered on the 20th: ten days.
    expect(wait(['2026-03-10', '2026-03-20'])).toBe(20);
  });

  it('counts days shared by two suspensions once, in whatever order they come', () => {
    // 10 to 20 and 15 to 25: 10 to 25, fifteen days.
    expect(wait(['2026-03-15', '2026-03-25'], ['2026-03-10', '2026-03-20'])).toBe(15);
    expect(wait(['2026-03-10', '2026-03-25'], ['2026-03-12', '2026-03-14'])).toBe(15);
  });

  it('counts nothing outside the span, and a suspension that was never answered up to its end', () => {
    // 2 to 5 March inside the span: three days; from 22 March to 1 April: ten.
    expect(wait(['2026-02-20', '2026-03-05'])).toBe(27);
    expect(wait(['2026-03-22', null])).toBe(20);
    expect(wait(['2026-04-05', '2026-04-08'])).toBe(30);
  });

  it('does not lose an hour where the clock changes', () => {
    // Summer time began in Italy on 29 March 2026.
    expect(waitingDays(day('2026-03-28'), day('2026-03-30'), [])).toBe(2);
  });
});

describe('nearestRank', () => {
  // 15, 20, 35, 40, 50: the example of the method in the literature (30th → 20, 40th → 20, 50th → 35, 100th → 50).
  it.each([
    [30, 20],
    [40, 20],
    [50, 35],
    [90, 50],
    [100, 50],
  ])('the %i-th percentile of 15, 20, 35, 40, 50 is %i', (percent, value) => {
    expect(nearestRank([40, 15, 50, 35, 20], percent)).toBe(value);
  });

  it('is the lower of the two middle ones for an even number', () => {
    expect(nearestRank([20, 10], 50)).toBe(10);
  });

  it('is the ninth of ten for the 90th percentile', () => {
    expect(nearestRank([1, 2, 3, 4, 5, 6, 7, 8, 9, 100], 90)).toBe(9);
  });

  it('puts numbers in order as numbers', () => {
    expect(nearestRank([9, 10, 100], 50)).toBe(10);
  });

  it('knows no percentile of nothing', () => {
    expect(nearestRank([], 50)).toBeNull();
  });
});

describe('opinionStatistics', () => {
  const decision = (fact: Partial<DecisionFact>): DecisionFact => ({
    on: day('2026-02-10'),
    outcome: 'favourable',
    startedOn: day('2026-01-10'),
    suspensions: [],
    dueOn: day('2026-02-09'),
    ...fact,
  });
  const facts: readonly OpinionFact[] = [
    // Filed in December, decided in January, in time: 20 days.
    {
      requestedOn: day('2025-12-20'),
      admittedOn: day('2025-12-22'),
      region: 'ITC4',
      citizenship: 'EGY',
      applicantKind: 'social_services',
      decisions: [decision({ startedOn: day('2025-12-20'), on: day('2026-01-09'), dueOn: day('2026-01-19') })],
    },
    // 31 days, of which ten suspended: 21; one day late.
    {
      requestedOn: day('2026-01-10'),
      admittedOn: day('2026-01-11'),
      region: 'ITC4',
      citizenship: 'TUN',
      applicantKind: 'guardian',
      decisions: [
        decision({ outcome: 'unfavourable', suspensions: [{ from: day('2026-01-15'), to: day('2026-01-25') }] }),
      ],
    },
    // Not due, decided on the last day of its term (no lateness); re-examined afterwards, outside the period.
    {
      requestedOn: day('2026-01-31'),
      admittedOn: day('2026-02-01'),
      region: null,
      citizenship: 'EGY',
      applicantKind: 'social_services',
      decisions: [
        decision({ outcome: 'not_due', startedOn: day('2026-01-31'), on: day('2026-02-28'), dueOn: day('2026-02-28') }),
        decision({ startedOn: day('2026-03-10'), on: day('2026-03-20'), dueOn: null }),
      ],
    },
    // Filed in the period, still open.
    {
      requestedOn: day('2026-02-28'),
      admittedOn: null,
      region: 'ITG1',
      citizenship: 'GMB',
      applicantKind: 'lawyer',
      decisions: [],
    },
  ];
  const made = opinionStatistics(facts, { from: day('2026-01-01'), to: day('2026-02-28') });

  it('counts each thing on the day on which it happened', () => {
    expect(made.total).toEqual({
      requested: 3,
      admitted: 2,
      issued: 3,
      favourable: 1,
      unfavourable: 1,
      notDue: 1,
      late: 1,
      // 20, 21 and 28 days.
      medianDays: 21,
      ninetiethPercentileDays: 28,
    });
  });

  it('splits by month', () => {
    expect(made.groups.month).toEqual([
      {
        key: '2026-01',
        requested: 2,
        admitted: 1,
        issued: 1,
        favourable: 1,
        unfavourable: 0,
        notDue: 0,
        late: 0,
        medianDays: 20,
        ninetiethPercentileDays: 20,
      },
      {
        key: '2026-02',
        requested: 1,
        admitted: 1,
        issued: 2,
        favourable: 0,
        unfavourable: 1,
        notDue: 1,
        late: 1,
        medianDays: 21,
        ninetiethPercentileDays: 28,
      },
    ]);
  });

  it('splits by region, the unknown last', () => {
    expect(made.groups.region.map(({ key, requested, issued }) => [key, requested, issued])).toEqual([
      ['ITC4', 1, 2],
      ['ITG1', 1, 0],
      [null, 1, 1],
    ]);
  });

  it('splits by citizenship and by kind of applicant', () => {
    expect(made.groups.citizenship.map(({ key, issued }) => [key, issued])).toEqual([
      ['EGY', 2],
      ['GMB', 0],
      ['TUN', 1],
    ]);
    expect(made.groups.applicantKind.map(({ key, medianDays }) => [key, medianDays])).toEqual([
      ['guardian', 21],
      ['lawyer', null],
      ['social_services', 20],
    ]);
  });

  it('counts a re-examination as an opinion of its own, from its own start', () => {
    const march = opinionStatistics(facts, { from: day('2026-03-01'), to: day('2026-03-31') });
    expect(march.total).toMatchObject({ requested: 0, issued: 1, favourable: 1, late: 0, medianDays: 10 });
  });

  it('is empty where nothing happened', () => {
    expect(opinionStatistics(facts, { from: day('2024-01-01'), to: day('2024-12-31') }).total).toMatchObject({
      requested: 0,
      issued: 0,
      medianDays: null,
    });
  });
});
