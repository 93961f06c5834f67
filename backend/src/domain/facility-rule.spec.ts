import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import {
  facilityFindings,
  type FacilityRule,
  lastAdmittedDay,
  refusals,
  ruleInForce,
  type StayInFacility,
  warnings,
} from './facility-rule.js';
import { period } from './period.js';

const day = (text: string) => parseCalendarDate(text);

/** DL 133/2023 art. 5 as the project reads it, with refusal beyond the extra places. */
const prefectural: FacilityRule = {
  kind: 'temporary_prefectural',
  validity: period(day('2023-12-03')),
  source: 'D.Lgs. 142/2015 art. 19 c. 3-bis',
  minimumAge: { years: 14, effect: 'refuse' },
  maximumDays: null,
  places: { cap: 50, extraPercent: 50, effect: 'refuse' },
};

const adultSection: FacilityRule = {
  kind: 'adult_section',
  validity: period(day('2023-12-03')),
  source: 'L. 176/2023',
  minimumAge: { years: 16, effect: 'refuse' },
  maximumDays: { days: 90, extensionDays: 60, effect: 'refuse' },
  places: { cap: null, extraPercent: null, effect: 'warn' },
};

const stay: StayInFacility = {
  birthDate: day('2009-05-20'),
  from: day('2024-03-01'),
  on: day('2024-03-01'),
  facilityOpen: period(day('2024-01-01'), day('2025-01-01')),
  capacity: 40,
  occupied: 10,
};

const judged = (rule: FacilityRule | undefined, changes: Partial<StayInFacility>): string[] =>
  facilityFindings(rule, { ...stay, ...changes }).map((finding) => `${finding.code} ${finding.effect}`);

describe('the limits of a facility', () => {
  test('say nothing of a stay within them', () => {
    expect(judged(prefectural, {})).toEqual([]);
    expect(judged(undefined, { occupied: 1_000 })).toEqual([]);
  });

  test('refuse who is under 14 in a temporary facility, up to the eve of the birthday', () => {
    expect(judged(prefectural, { birthDate: day('2010-03-02') })).toEqual(['below_minimum_age refuse']);
    expect(judged(prefectural, { birthDate: day('2010-03-01') })).toEqual([]);
  });

  test('refuse who is under 16 in a section for adults', () => {
    expect(judged(adultSection, { birthDate: day('2008-03-02') })).toEqual(['below_minimum_age refuse']);
    expect(judged(adultSection, { birthDate: day('2008-03-01') })).toEqual([]);
  });

  test('count the days of stay, the first included: 90, then 60 of extension', () => {
    const older = { birthDate: day('2007-06-01') };
    expect(lastAdmittedDay(adultSection, day('2024-03-01'))).toBe('2024-05-29');
    expect(judged(adultSection, { ...older, on: day('2024-05-29') })).toEqual([]);
    expect(judged(adultSection, { ...older, on: day('2024-05-30') })).toEqual(['beyond_maximum_days warn']);
    expect(judged(adultSection, { ...older, on: day('2024-07-28') })).toEqual(['beyond_maximum_days warn']);
    expect(judged(adultSection, { ...older, on: day('2024-07-29') })).toEqual(['beyond_maximum_days refuse']);
  });

  test('admit the extra places with a warning and no more: 40 places and 50 % make 60', () => {
    expect(judged(prefectural, { occupied: 39 })).toEqual([]);
    expect(judged(prefectural, { occupied: 40 })).toEqual(['facility_full warn']);
    expect(judged(prefectural, { occupied: 59 })).toEqual(['facility_full warn']);
    expect(judged(prefectural, { occupied: 60 })).toEqual(['facility_full refuse']);
  });

  test('count no more places than the cap of the kind: 50 and a half of it make 75', () => {
    expect(facilityFindings(prefectural, { ...stay, capacity: 80, occupied: 75 })).toEqual([
      {
        code: 'facility_full',
        effect: 'refuse',
        facts: { limit: 50, extended: 75, value: 76 },
        source: 'D.Lgs. 142/2015 art. 19 c. 3-bis',
      },
    ]);
  });

  test('do as the rule says where there are no extra places', () => {
    expect(judged(adultSection, { birthDate: day('2007-06-01'), occupied: 40 })).toEqual(['facility_full warn']);
    expect(judged(adultSection, { birthDate: day('2007-06-01'), capacity: null, occupied: 40 })).toEqual([]);
  });

  test('are those of the day: the periods of one kind follow one another', () => {
    const rules = [
      { ...prefectural, validity: period(day('2016-08-21'), day('2023-12-03')), source: 'former' },
      prefectural,
      adultSection,
    ];
    expect(ruleInForce(rules, 'temporary_prefectural', day('2023-12-02'))?.source).toBe('former');
    expect(ruleInForce(rules, 'temporary_prefectural', day('2023-12-03'))?.source).toBe(
      'D.Lgs. 142/2015 art. 19 c. 3-bis',
    );
    expect(ruleInForce(rules, 'sai', day('2023-12-03'))).toBeUndefined();
  });

  test('refuse a stay that begins while the facility is closed', () => {
    expect(judged(undefined, { from: day('2025-01-01') })).toEqual(['facility_closed refuse']);
    expect(judged(undefined, { from: day('2024-12-31') })).toEqual([]);
  });

  test('are told apart by their effect', () => {
    const findings = facilityFindings(prefectural, { ...stay, birthDate: day('2012-01-01'), occupied: 45 });
    expect(refusals(findings).map((finding) => finding.code)).toEqual(['below_minimum_age']);
    expect(warnings(findings).map((finding) => finding.code)).toEqual(['facility_full']);
  });
});
