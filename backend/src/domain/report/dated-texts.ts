import { parseCalendarDate, type CalendarDate } from '../calendar-date.js';
import { contains, periodOfDays, type Period } from '../period.js';

/** A text printed by the reports while it is in force, with the source of its validity. */
export interface DatedText<Value> {
  readonly validity: Period;
  readonly value: Value;
  readonly source: string;
}

/** The office that publishes the report. */
export interface PublishingOffice {
  readonly directorate: string;
  /** Null where no division is named. */
  readonly division: string | null;
}

/** How small groups are put together in the tables by citizenship. */
export interface GroupingRule {
  /** Citizenships with fewer minors than this are summed in one row. */
  readonly fewerThan: number;
  readonly label: string;
}

const day = (text: string): CalendarDate => parseCalendarDate(text);

export const PUBLISHING_OFFICES: readonly DatedText<PublishingOffice>[] = [
  {
    validity: periodOfDays(day('2014-01-01'), day('2024-12-31')),
    value: {
      directorate: "Direzione generale dell'immigrazione e delle politiche di integrazione",
      division: 'Divisione II',
    },
    source: 'Cover of the monthly report of 31/03/2017',
  },
  {
    validity: periodOfDays(day('2025-01-01'), null),
    value: {
      directorate:
        "Direzione Generale per le politiche migratorie e per l'inserimento sociale e lavorativo dei migranti",
      division: null,
    },
    source: 'Reorganisation of the Ministry, DPCM 230/2023, in effect from 01/01/2025',
  },
];

export const LEGAL_NOTES: readonly DatedText<string>[] = [
  {
    validity: periodOfDays(day('2014-01-01'), day('2024-03-14')),
    value:
      "Il censimento è svolto ai sensi dell'art. 19 del D.Lgs. n. 142/2015 e degli artt. 2 e 5 del D.P.C.M. n. 535/1999.",
    source: 'Footnote 1 of the monthly report of 31/03/2017',
  },
  {
    validity: periodOfDays(day('2024-03-15'), null),
    value:
      "Il censimento è svolto ai sensi dell'art. 19 del D.Lgs. n. 142/2015 e dell'art. 2 e del Capo III del D.P.R. n. 231/2023.",
    source: 'DPR 27/12/2023 n. 231, in force from 15/03/2024 (GU n. 50 of 29/02/2024)',
  },
];

export const GROUPING_RULES: readonly DatedText<GroupingRule>[] = [
  {
    validity: periodOfDays(day('2014-01-01'), null),
    value: { fewerThan: 10, label: 'ALTRE' },
    source: 'Table by citizenship of the monthly report of 31/03/2017: the last row printed has 10 minors',
  },
];

/**
 * First day that others are compared with: that of the first monthly report of the published series. On earlier days the register
 * holds only who arrived early and stayed, which is no number of minors present.
 */
export const COMPARABLE_FROM: CalendarDate = day('2016-01-31');

/** The text in force on a day. Before the first validity the first text holds, so that every day has one. */
export function textInForce<Value>(texts: readonly DatedText<Value>[], on: CalendarDate): Value {
  const text = texts.find((candidate) => contains(candidate.validity, on)) ?? texts[0];
  if (text === undefined) throw new RangeError('A list of dated texts must have at least one text.');
  return text.value;
}
