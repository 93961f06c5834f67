import { addDays, type CalendarDate, parseCalendarDate } from '../calendar-date.js';
import type { IntegrationPath, Measure, ResidencePermit } from '../integration-path.js';
import { birthdayAt, majorityDate } from '../majority.js';
import type { RegisterFacts } from './opinion-situation.js';

/** The situations that every change of the rules is tried on: the four cases, both ends of the window, and the days beside them. */
export const RULE_EXAMPLES = [
  'in_window',
  'first_day',
  'eve_of_first_day',
  'last_day',
  'day_after_last',
  'later_permit',
  'permit_expired_before',
  'no_permit',
  'three_years_and_project',
  'three_years_less_a_day',
  'project_less_a_day',
  'fostered_fourth_degree',
  'fostered_fifth_degree',
  'prosieguo',
  'protection',
] as const;
export type RuleExample = (typeof RULE_EXAMPLES)[number];

/** The window of DPR 394/1999 art. 14-bis c. 2, around which the examples lie whatever the version says: so a change shows. */
const OPENS = 90;
const CLOSES = 60;

/** What the register would hold in an example, for who files on a day. */
export function exampleFacts(example: RuleExample, on: CalendarDate): RegisterFacts {
  switch (example) {
    case 'in_window':
      return adultIn(on, 45);
    case 'first_day':
      return adultIn(on, OPENS);
    case 'eve_of_first_day':
      return adultIn(on, OPENS + 1);
    case 'last_day':
      return adultIn(on, -CLOSES);
    case 'day_after_last':
      return adultIn(on, -CLOSES - 1);
    case 'later_permit':
      return { ...adultIn(on, -150), permits: [permit('minor_age', addDays(on, 30))] };
    case 'permit_expired_before':
      return { ...adultIn(on, 30), permits: [permit('minor_age', addDays(on, -OPENS - CLOSES))] };
    case 'no_permit':
      return { ...adultIn(on, 45), permits: [] };
    case 'three_years_and_project':
      return withYears(on, 0, 0);
    case 'three_years_less_a_day':
      return withYears(on, 1, 0);
    case 'project_less_a_day':
      return withYears(on, 0, 1);
    case 'fostered_fourth_degree':
      return { ...adultIn(on, 45), measures: [measure('fostered_to_relative', on, 4)] };
    case 'fostered_fifth_degree':
      return { ...adultIn(on, 45), measures: [measure('fostered_to_relative', on, 5)] };
    case 'prosieguo':
      return { ...adultIn(on, 45), measures: [measure('prosieguo', on, null)] };
    case 'protection':
      return { ...adultIn(on, 45), permits: [permit('subsidiary_protection', addDays(on, 365))] };
  }
}

/** In Italy for a year and a half, no path; the permit for minor age ends at 18. */
function adultIn(on: CalendarDate, days: number): RegisterFacts {
  const majorityOn = addDays(on, days);
  const birthDate = yearsBefore(majorityOn, 18);
  return {
    birthDate,
    firstEntryOn: addDays(majorityOn, -550),
    paths: [],
    permits: [permit('minor_age', majorityDate(birthDate))],
    measures: [],
  };
}

/** Three years in Italy and two of path at 18, each so many days short. */
function withYears(on: CalendarDate, shortOfPresence: number, shortOfPath: number): RegisterFacts {
  const facts = adultIn(on, 45);
  const majorityOn = majorityDate(facts.birthDate);
  return {
    ...facts,
    firstEntryOn: addDays(yearsBefore(majorityOn, 3), shortOfPresence),
    paths: [path(addDays(yearsBefore(majorityOn, 2), shortOfPath))],
  };
}

/** The latest day of which so many years are complete on the given one. */
function yearsBefore(day: CalendarDate, years: number): CalendarDate {
  const year = String(Number(day.slice(0, 4)) - years);
  const same = day.endsWith('-02-29') ? `${year}-03-01` : `${year}${day.slice(4)}`;
  const start = parseCalendarDate(same);
  return birthdayAt(start, years) <= day ? start : addDays(start, -1);
}

const path = (fromDate: CalendarDate): IntegrationPath => ({
  kind: 'school',
  provider: '-',
  fromDate,
  toDate: null,
  hours: null,
  certificateId: null,
  note: null,
});

const permit = (kind: ResidencePermit['kind'], expiresOn: CalendarDate): ResidencePermit => ({
  kind,
  number: null,
  issuedOn: null,
  expiresOn,
  note: null,
});

const measure = (kind: Measure['kind'], on: CalendarDate, kinshipDegree: number | null): Measure => ({
  kind,
  orderedOn: addDays(on, -100),
  endsOn: null,
  kinshipDegree,
  authority: null,
  note: null,
});
