/** What a person typed for a day, field by field. */
export interface DayParts {
  readonly day: string;
  readonly month: string;
  readonly year: string;
}

const EMPTY: DayParts = { day: '', month: '', year: '' };

/** `YYYY-MM-DD` when the parts make a day of the calendar, '' when nothing was typed, else the parts as typed (no valid day). */
export function composeDay({ day, month, year }: DayParts): string {
  const typed = [year, month, day].map((part) => part.trim());
  if (typed.every((part) => part === '')) return '';
  const iso = `${typed[0]}-${typed[1]?.padStart(2, '0')}-${typed[2]?.padStart(2, '0')}`;
  return isDay(iso) ? iso : typed.join('-');
}

/** Whether the text is a day that exists, written `YYYY-MM-DD`: no 31 April, no 29 February out of leap years. */
export function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (!parts) return false;
  const [year, month, day] = parts.slice(1).map(Number) as [number, number, number];
  if (year < 1900) return false;
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function partsOfDay(iso: string): DayParts {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(iso);
  return parts ? { day: parts[3] ?? '', month: parts[2] ?? '', year: parts[1] ?? '' } : EMPTY;
}

/** As {@link composeDay}, of a day of which the day, or day and month, may be unknown: `2010`, `2010-05`, `2010-05-06`. */
export function composePartialDay({ day, month, year }: DayParts): string {
  const typed = { day: day.trim(), month: month.trim(), year: year.trim() };
  if (typed.day !== '' || typed.year === '') return composeDay(typed);
  return typed.month === '' ? typed.year : `${typed.year}-${typed.month.padStart(2, '0')}`;
}

/** Whether the text is a day that exists, or a month or year in which one may lie. */
export function isPartialDay(text: string): boolean {
  return isDay(text) || (/^\d{4}(-\d{2})?$/.test(text) && isDay(`${text}-01-01`.slice(0, 10)));
}

export function partsOfPartialDay(text: string): DayParts {
  const parts = /^(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?$/.exec(text);
  return parts ? { day: parts[3] ?? '', month: parts[2] ?? '', year: parts[1] ?? '' } : EMPTY;
}

/** The day in a pasted text, as Italians write it (`31/03/2017`, `31.3.2017`, `31 3 2017`) or as files do (`2017-03-31`); null when none. */
export function partsOfPasted(text: string): DayParts | null {
  const italian = /^\s*(\d{1,2})[\s/.-](\d{1,2})[\s/.-](\d{4})\s*$/.exec(text);
  if (italian) return { day: italian[1] ?? '', month: italian[2] ?? '', year: italian[3] ?? '' };
  const iso = partsOfDay(text.trim());
  return iso.year ? iso : null;
}

/** The day some days away; days may be negative. */
export function addDays(iso: string, days: number): string {
  const [year, month, day] = iso.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1, day + days)).toISOString().slice(0, 10);
}

/** The last months that are over on a day, newest first, `YYYY-MM`. */
export function monthsBefore(today: string, count: number): string[] {
  const [year, month] = today.split('-').map(Number) as [number, number];
  return Array.from({ length: count }, (_, back) =>
    new Date(Date.UTC(year, month - 2 - back, 1)).toISOString().slice(0, 7),
  );
}
