import { addDays, parseCalendarDate, type CalendarDate } from './calendar-date.js';
import { contains, periodOfDays, type Period } from './period.js';

/** How many days the problems of an import are kept after its end. They hold cells of files that may be personal data. */
interface ProblemRetention {
  readonly validity: Period;
  readonly days: number;
  readonly source: string;
}

const PROBLEM_RETENTION: readonly ProblemRetention[] = [
  {
    validity: periodOfDays(parseCalendarDate('2014-01-01'), null),
    days: 90,
    source:
      'Regulation (EU) 2016/679 art. 5(1)(e): no longer than needed, here to correct the files and send them again',
  },
];

/** The first day, in Italy, whose imports still keep their problems today; null: all keep them. */
export function problemsKeptFrom(today: CalendarDate): CalendarDate | null {
  const rule = PROBLEM_RETENTION.find(({ validity }) => contains(validity, today));
  return rule === undefined ? null : addDays(today, -rule.days);
}
