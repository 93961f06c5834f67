import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import type { FacilityRule } from './facility-rule.js';
import { recordAlerts, type AlertedRecord } from './record-alerts.js';

const day = parseCalendarDate;
const TODAY = day('2026-11-23');
const GOVERNMENTAL: FacilityRule = {
  kind: 'first_governmental',
  validity: { from: day('2023-12-03'), until: null },
  source: 'art. 19, c. 1',
  maximumDays: { days: 45, extensionDays: 0, effect: 'warn' },
};
const ADULTS: FacilityRule = {
  kind: 'adult_section',
  validity: { from: day('2023-12-03'), until: null },
  source: 'art. 19, c. 3-bis',
  maximumDays: { days: 90, extensionDays: 60, effect: 'warn' },
};
const QUIET: AlertedRecord = {
  birthDate: day('2010-05-01'),
  reportedOn: day('2026-01-10'),
  state: 'placed',
  stay: { kind: 'sai', since: day('2026-01-10') },
  lastMovementOn: day('2026-01-10'),
  hasGuardianRequest: true,
  missing: 0,
};
const alerts = (part: Partial<AlertedRecord>) =>
  recordAlerts({ ...QUIET, ...part }, [GOVERNMENTAL, ADULTS], TODAY).map(({ code, level, facts }) => ({
    code,
    level,
    facts,
  }));

describe('The alerts of a record', () => {
  it('are none where nothing is to be done', () => {
    expect(alerts({})).toEqual([]);
  });

  // By hand, from 23 November 2026: 30 days on is 23 December, 60 is 22 January, 90 is 21 February.
  it.each([
    ['2008-12-23', { days: 30, within: 30 }, 'urgent'],
    ['2008-12-24', { days: 31, within: 60 }, 'notice'],
    ['2009-01-22', { days: 60, within: 60 }, 'notice'],
    ['2009-01-23', { days: 61, within: 90 }, 'notice'],
    ['2009-02-21', { days: 90, within: 90 }, 'notice'],
  ])('say that who was born on %s turns 18 soon', (birthDate, facts, level) => {
    expect(alerts({ birthDate: day(birthDate) })).toEqual([{ code: 'of_age_soon', level, facts }]);
  });

  it('are silent 91 days before the birthday', () => {
    expect(alerts({ birthDate: day('2009-02-22') })).toEqual([]);
  });

  it('are silent from the 18th birthday on, and for who has left', () => {
    expect(alerts({ birthDate: day('2008-11-23'), missing: 3 })).toEqual([]);
    expect(alerts({ state: 'left', stay: null, missing: 3 })).toEqual([]);
  });

  // 10 October is the first day, 23 November the 45th; with 9 October it is the 46th.
  it('count the first day of a stay: the 45th is within the limit, the 46th beyond', () => {
    const stay = (since: string) => ({ stay: { kind: 'first_governmental' as const, since: day(since) } });
    expect(alerts(stay('2026-10-10'))).toEqual([]);
    expect(alerts(stay('2026-10-09'))).toEqual([
      { code: 'beyond_stay_limit', level: 'urgent', facts: { days: 46, limit: 45, extended: 45 } },
    ]);
  });

  // 90 + 60: 1 August is 115 days ago; 20 June is 157.
  it('are milder while a limit may have been extended', () => {
    const stay = (since: string) => ({ stay: { kind: 'adult_section' as const, since: day(since) } });
    expect(alerts(stay('2026-08-01'))).toEqual([
      { code: 'beyond_stay_limit', level: 'notice', facts: { days: 115, limit: 90, extended: 150 } },
    ]);
    expect(alerts(stay('2026-06-20'))).toEqual([
      { code: 'beyond_stay_limit', level: 'urgent', facts: { days: 157, limit: 90, extended: 150 } },
    ]);
  });

  it('say since when a minor is away or waits for a place', () => {
    expect(alerts({ state: 'absconded', stay: null, lastMovementOn: day('2026-11-13') })).toEqual([
      { code: 'absconded', level: 'urgent', facts: { days: 10 } },
    ]);
    expect(alerts({ state: 'reported', stay: null, lastMovementOn: null, reportedOn: day('2026-11-20') })).toEqual([
      { code: 'never_placed', level: 'urgent', facts: { days: 3 } },
    ]);
  });

  it('put the urgent ones first', () => {
    expect(
      alerts({
        hasGuardianRequest: false,
        missing: 2,
        stay: { kind: 'first_governmental', since: day('2026-01-10') },
      }).map(({ code }) => code),
    ).toEqual(['beyond_stay_limit', 'no_guardian_request', 'incomplete']);
  });
});
