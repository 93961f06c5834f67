import {
  addDays,
  addMonths,
  type CalendarDate,
  formatMonthItalian,
  parseCalendarDate,
  sameDayYearsBefore,
} from '../calendar-date.js';
import { firstDayOf, lastDayOf, parseMonth } from '../period.js';
import { DomainProblem, fieldError } from '../problem.js';
import { parseQuarter } from '../quarter.js';
import type { Moment } from './definition/figures.js';
import type { ReportKind } from './report-kind.js';
import { refuseUnfinished } from './report-month.js';

/** The time that a report describes: its flows are those of the whole period, its stock is that of the last day. */
export interface ReportPeriod {
  /** `2017-03`, `2017-S1`, `2017-Q1` */
  readonly text: string;
  readonly first: CalendarDate;
  /** Counted. */
  readonly last: CalendarDate;
  /** `marzo 2017`, `primo semestre 2017`, `primo trimestre 2017` */
  readonly label: string;
}

const ORDINALS = ['primo', 'secondo', 'terzo', 'quarto'];
const HALF_YEAR_FORM = /^((?:19|20|21)\d{2})-S([12])$/u;

const PARSERS: Readonly<Record<ReportKind, (text: string, field: string) => ReportPeriod>> = {
  monthly: (text, field) => {
    const month = parseMonth(text, field);
    const first = firstDayOf(month);
    return { text, first, last: lastDayOf(month), label: formatMonthItalian(first) };
  },
  half_yearly: (text, field) => {
    const [, year = '', half = ''] = HALF_YEAR_FORM.exec(text) ?? [];
    if (year === '')
      throw new DomainProblem('validation_failed', {
        errors: [fieldError(field, 'invalid_value', 'Expected a half-year as YYYY-S1 or YYYY-S2.')],
      });
    const first = parseCalendarDate(half === '1' ? `${year}-01-01` : `${year}-07-01`);
    return {
      text,
      first,
      last: addDays(addMonths(first, 6), -1),
      label: `${ORDINALS[Number(half) - 1] ?? ''} semestre ${year}`,
    };
  },
  periodic: (text, field) => {
    const { first, last } = parseQuarter(text, field);
    return { text, first, last, label: `${ORDINALS[Number(text.slice(-1)) - 1] ?? ''} trimestre ${text.slice(0, 4)}` };
  },
};

/** Reads the period of a kind of report. Throws `invalid_value` on the field. */
export const parseReportPeriod = (kind: ReportKind, text: string, field = 'period'): ReportPeriod =>
  PARSERS[kind](text, field);

/** The same for a period that must have ended. Throws `date_in_future`, or `not_ready` on its last day. */
export function endedReportPeriod(kind: ReportKind, text: string, today: CalendarDate, field = 'period'): ReportPeriod {
  const period = parseReportPeriod(kind, text, field);
  refuseUnfinished(period.last, today, field);
  return period;
}

/** Days of a moment: the period itself or an earlier one of the same length; a stock is that of `last`. */
export function daysOfMoment(
  period: ReportPeriod,
  moment: Moment,
): { readonly first: CalendarDate; readonly last: CalendarDate } {
  switch (moment) {
    case 'now':
      return period;
    case 'month_before':
      return { first: addMonths(period.first, -1), last: addDays(firstDayOf(monthOf(period.last)), -1) };
    case 'year_before':
      return { first: sameDayYearsBefore(period.first, 1), last: sameDayYearsBefore(period.last, 1) };
    case 'two_years_before':
      return { first: sameDayYearsBefore(period.first, 2), last: sameDayYearsBefore(period.last, 2) };
  }
}

const monthOf = (day: CalendarDate) => parseMonth(day.slice(0, 7));

/** The months of a period, `YYYY-MM`, in order. */
export function monthsOf({ first, last }: ReportPeriod): string[] {
  const months: string[] = [];
  for (let day = first; day <= last; day = addMonths(day, 1)) months.push(day.slice(0, 7));
  return months;
}
