import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '../calendar-date.js';
import { easterSunday, holidaysOf, isWorkingDay, type YearlyHoliday } from './holidays.js';
import { addTerm, type Suspension, type Term, termWithSuspensions } from './term.js';

const day = parseCalendarDate;
const yearly = (month: number, on: number, fromYear = 2001, toYear: number | null = null): YearlyHoliday => ({
  month,
  day: on,
  fromYear,
  toYear,
});
const ITALY = holidaysOf([
  yearly(1, 1),
  yearly(1, 6),
  yearly(4, 25),
  yearly(5, 1),
  yearly(6, 2),
  yearly(6, 29),
  yearly(8, 15),
  yearly(10, 4, 2026),
  yearly(11, 1),
  yearly(12, 8),
  yearly(12, 25),
  yearly(12, 26),
]);

describe('easterSunday', () => {
  it.each([
    [2017, '2017-04-16'],
    [2018, '2018-04-01'],
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2038, '2038-04-25'],
  ])('%i', (year, on) => {
    expect(easterSunday(year)).toBe(on);
  });
});

describe('holidays', () => {
  it.each([
    ['2026-04-06', true], // Easter Monday
    ['2026-04-07', false],
    ['2026-06-29', true], // patron of Rome
    ['2025-10-04', false], // a Saturday, not yet a holiday
    ['2027-10-04', true],
    ['2026-11-22', true], // a Sunday
    ['2026-11-21', false], // a Saturday is none
  ])('%s: %s', (on, is) => {
    expect(ITALY.isHoliday(day(on))).toBe(is);
  });

  it('end with their last year', () => {
    expect(holidaysOf([yearly(3, 19, 2001, 2010)]).isHoliday(day('2010-03-19'))).toBe(true);
    expect(holidaysOf([yearly(3, 19, 2001, 2010)]).isHoliday(day('2012-03-19'))).toBe(false);
  });
});

const calendar = (days: number): Term => ({ days, kind: 'calendar' });
const working = (days: number): Term => ({ days, kind: 'working' });

describe('addTerm', () => {
  it.each<[string, Term, string, string]>([
    ['2026-11-02', calendar(30), '2026-12-02', 'the day itself does not count'],
    ['2026-11-08', calendar(30), '2026-12-09', 'the 8th of December is a holiday'],
    ['2026-10-23', calendar(30), '2026-11-23', 'the 22nd of November is a Sunday'],
    ['2026-10-22', calendar(30), '2026-11-21', 'a Saturday is a good day'],
    ['2026-10-22', { ...calendar(30), saturdayMovesOn: true }, '2026-11-23', 'unless the rule says otherwise'],
    ['2026-11-25', calendar(30), '2026-12-28', 'Christmas, Saint Stephen, Sunday'],
    ['2026-11-20', working(10), '2026-12-04', 'two weeks of five days'],
    ['2026-12-04', working(3), '2026-12-10', 'Monday 7, Wednesday 9, Thursday 10'],
    ['2026-11-23', calendar(0), '2026-11-23', 'no days: the day itself'],
  ])('from %s, %o: %s (%s)', (start, term, due) => {
    expect(addTerm(day(start), term, ITALY)).toBe(due);
  });

  it('refuses half days and negative ones', () => {
    expect(() => addTerm(day('2026-01-01'), calendar(-1), ITALY)).toThrow(RangeError);
    expect(() => addTerm(day('2026-01-01'), calendar(1.5), ITALY)).toThrow(RangeError);
  });
});

describe('termWithSuspensions', () => {
  const due = (start: string, term: Term, ...suspensions: [string, string | null][]): string | null =>
    termWithSuspensions(
      day(start),
      term,
      suspensions.map(([from, to]) => ({ from: day(from), to: to === null ? null : day(to) })),
      ITALY,
    );

  it('keeps what had run, and goes on with the rest', () => {
    // 2 to 10 November: 8 days; asked on the 10th, answered on the 20th; 22 more from the 21st: 12 December.
    expect(due('2026-11-02', calendar(30), ['2026-11-10', '2026-11-20'])).toBe('2026-12-12');
  });

  it('counts a day shared by two suspensions once, in any order', () => {
    expect(due('2026-11-02', calendar(30), ['2026-11-15', '2026-11-20'], ['2026-11-10', '2026-11-16'])).toBe(
      '2026-12-12',
    );
  });

  it('has no last day while an answer is awaited, unless it had passed before', () => {
    expect(due('2026-11-02', calendar(30), ['2026-11-10', null])).toBeNull();
    expect(due('2026-11-02', calendar(5), ['2026-11-10', null])).toBe('2026-11-07');
    // Asked on the last day: it had not passed.
    expect(due('2026-11-02', calendar(5), ['2026-11-07', null])).toBe('2026-11-07');
    // The last day is Sunday 8, so Monday 9; asked on the 8th, the 9th stands still.
    expect(due('2026-11-02', calendar(6), ['2026-11-08', null])).toBeNull();
  });

  it('suspends working days too', () => {
    // 23 November: 24, 25 run; asked on the 25th, answered on Friday 27; three more: 30 November, 1 and 2 December.
    expect(due('2026-11-23', working(5), ['2026-11-25', '2026-11-27'])).toBe('2026-12-02');
  });
});

const START = day('2025-01-01');
const anyDay = fc.integer({ min: 0, max: 500 }).map((offset) => addDays(START, offset));
const anyTerm = fc.record({
  days: fc.integer({ min: 0, max: 90 }),
  kind: fc.constantFrom('calendar' as const, 'working' as const),
  saturdayMovesOn: fc.boolean(),
});
const suspension: fc.Arbitrary<Suspension & { to: CalendarDate }> = fc
  .tuple(anyDay, fc.integer({ min: 0, max: 60 }))
  .map(([from, length]) => ({ from, to: addDays(from, length) }));
const suspensions = fc.array(suspension, { maxLength: 4 });

/** Days of a term that ran: what the engine must never lose or invent, counted one by one. */
const ran = (
  start: CalendarDate,
  until: CalendarDate,
  term: Term,
  stops: readonly (Suspension & { to: CalendarDate })[],
): number => {
  let count = 0;
  for (let at = addDays(start, 1); at <= until; at = addDays(at, 1)) {
    if (stops.some(({ from, to }) => from < at && at <= to)) continue;
    if (term.kind === 'calendar' || isWorkingDay(at, ITALY)) count += 1;
  }
  return count;
};

describe('In any case', () => {
  it('a suspension never shortens, and never costs more than its days and the holidays after it', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, suspensions, (start, term, stops) => {
        const plain = addTerm(start, term, ITALY);
        const due = termWithSuspensions(start, term, stops, ITALY);
        expect(due !== null && due >= plain).toBe(true);
      }),
    );
  });

  it('the restart loses no day: all the days of the term have run at the end, and not the day before', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, suspensions, (start, term, stops) => {
        const due = termWithSuspensions(start, term, stops, ITALY) ?? start;
        expect(ran(start, due, term, stops)).toBeGreaterThanOrEqual(term.days);
        // The eve is short of a day, or was a holiday to move on from.
        const eve = addDays(due, -1);
        const moved = due > start && ran(start, eve, term, stops) >= term.days;
        if (moved) {
          const stood = stops.some(({ from, to }) => from < eve && eve <= to);
          const weekend = new Date(`${eve}T00:00:00Z`).getUTCDay();
          expect(stood || ITALY.isHoliday(eve) || (term.saturdayMovesOn && weekend === 6)).toBe(true);
        }
      }),
    );
  });

  it('the order in which suspensions are told does not matter, nor telling one in two parts', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, suspensions, fc.integer({ min: 0, max: 59 }), (start, term, stops, cut) => {
        const due = termWithSuspensions(start, term, stops, ITALY);
        expect(termWithSuspensions(start, term, [...stops].reverse(), ITALY)).toBe(due);
        const [first, ...rest] = stops;
        if (first === undefined) return;
        const middle = addDays(first.from, Math.min(cut, daysBetween(first.from, first.to)));
        expect(
          termWithSuspensions(
            start,
            term,
            [{ from: first.from, to: middle }, ...rest, { from: middle, to: first.to }],
            ITALY,
          ),
        ).toBe(due);
      }),
    );
  });

  it('a later start or a longer term never ends earlier; the last day is no holiday', () => {
    fc.assert(
      fc.property(anyDay, anyTerm, suspensions, (start, term, stops) => {
        const due = termWithSuspensions(start, term, stops, ITALY) ?? start;
        expect((termWithSuspensions(addDays(start, 1), term, stops, ITALY) ?? start) >= due).toBe(true);
        expect((termWithSuspensions(start, { ...term, days: term.days + 1 }, stops, ITALY) ?? start) >= due).toBe(true);
        expect(ITALY.isHoliday(due)).toBe(false);
      }),
    );
  });
});
