import { parseCalendarDate } from '../calendar-date.js';
import { periodOfDays } from '../period.js';
import type { DatedText } from '../report/dated-texts.js';

/** How tables are protected before they leave the office. */
export interface DisclosureRule {
  /** Counts from 1 to one less than this are not shown: they are few enough to be recognised. */
  readonly below: number;
  /** Nobody may be able to work out a hidden count more closely than to an interval of this width. */
  readonly width: number;
  /** Printed in the place of a hidden number. */
  readonly sign: string;
}

/** A number that is not shown. Not told apart from nothing to compute but by its sign. */
export const PROTECTED_SIGN = '*';

export const DISCLOSURE_RULES: readonly DatedText<DisclosureRule>[] = [
  {
    validity: periodOfDays(parseCalendarDate('2014-01-01'), null),
    value: { below: 4, width: 4, sign: PROTECTED_SIGN },
    source:
      'Choice of the project after the threshold of three of the codes of conduct for statistics (D.Lgs. 322/1989 art. 9: no data that can be referred to a person); the office confirms the numbers',
  },
];
