import { parseCalendarDate } from './calendar-date.js';
import type { FacilityRule } from './facility-rule.js';
import { period } from './period.js';

const day = (text: string) => parseCalendarDate(text);

const ART_4 = 'L. 47/2017 art. 4 (D.Lgs. 142/2015 art. 19 c. 1)';
const DL_133 = 'DL 133/2023 art. 5, conv. L. 176/2023 (D.Lgs. 142/2015 art. 19)';

/**
 * Rows with which the table of rules is seeded; the database then holds them, with their validity. Days of entry into force: L. 160/2016 on
 * 21/08/2016, L. 47/2017 on 06/05/2017, DL 133/2023 on 06/10/2023, L. 176/2023 on 03/12/2023 (a jurist confirms them, and the 45 days of first
 * reception: they were not read in the Gazzetta).
 * Places without a legal cap only warn: the register records where a child is, it does not turn the child away.
 */
export const FACILITY_RULES_IN_LAW: readonly FacilityRule[] = [
  {
    kind: 'first_governmental',
    validity: period(day('2017-05-06'), day('2023-12-03')),
    source: ART_4,
    maximumDays: { days: 30, extensionDays: 0, effect: 'warn' },
    places: { cap: null, extraPercent: null, effect: 'warn' },
  },
  {
    kind: 'first_governmental',
    validity: period(day('2023-12-03')),
    source: `${ART_4}, as amended by L. 176/2023`,
    maximumDays: { days: 45, extensionDays: 0, effect: 'warn' },
    places: { cap: null, extraPercent: null, effect: 'warn' },
  },
  {
    kind: 'temporary_prefectural',
    validity: period(day('2016-08-21'), day('2023-12-03')),
    source: 'D.Lgs. 142/2015 art. 19 c. 3-bis (L. 160/2016)',
    minimumAge: { years: 14, effect: 'refuse' },
    places: { cap: 50, extraPercent: null, effect: 'warn' },
  },
  {
    kind: 'temporary_prefectural',
    validity: period(day('2023-12-03')),
    source: DL_133,
    minimumAge: { years: 14, effect: 'refuse' },
    places: { cap: 50, extraPercent: 50, effect: 'refuse' },
  },
  {
    kind: 'adult_section',
    validity: period(day('2023-10-06'), day('2023-12-03')),
    source: 'DL 133/2023 art. 5',
    minimumAge: { years: 16, effect: 'refuse' },
    maximumDays: { days: 90, extensionDays: 0, effect: 'warn' },
    places: { cap: null, extraPercent: null, effect: 'warn' },
  },
  {
    kind: 'adult_section',
    validity: period(day('2023-12-03')),
    source: DL_133,
    minimumAge: { years: 16, effect: 'refuse' },
    maximumDays: { days: 90, extensionDays: 60, effect: 'warn' },
    places: { cap: null, extraPercent: null, effect: 'warn' },
  },
  ...(['first_municipal', 'sai', 'second_accredited'] as const).map(
    (kind): FacilityRule => ({
      kind,
      validity: period(day('2014-01-01')),
      source: 'Places declared by the managing body',
      places: { cap: null, extraPercent: null, effect: 'warn' },
    }),
  ),
];
