import type { ReportKind } from '../../api/models';
import { formatMonth } from '../i18n/formats';
import type { Words } from '../i18n/words';
import { monthsBefore } from '../ui/calendar-day';

const MONTHS_OFFERED = 144;

export const REPORT_KINDS: readonly ReportKind[] = ['monthly', 'half_yearly', 'periodic'];

export const isReportKind = (text: string): text is ReportKind => REPORT_KINDS.some((kind) => kind === text);

/** The periods of a kind that have ended, newest first: `2026-10`, `2026-S1`, `2026-Q3`. */
export function periodsOf(kind: ReportKind, today: string): string[] {
  const months = monthsBefore(today, MONTHS_OFFERED);
  if (kind === 'monthly') return months;
  const [length, letter] = kind === 'half_yearly' ? [6, 'S'] : [3, 'Q'];
  return months
    .filter((month) => Number(month.slice(5)) % length === 0)
    .map((month) => `${month.slice(0, 4)}-${letter}${Number(month.slice(5)) / length}`);
}

/** `marzo 2017`, `1º semestre 2017`, `1º trimestre 2017`. */
export function periodName(kind: ReportKind, period: string, words: Words): string {
  if (kind === 'monthly') return formatMonth(period, words.language());
  return words.of(`reports.period.${kind}`, { number: period.slice(-1), year: period.slice(0, 4) });
}
