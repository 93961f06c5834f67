import type { Language } from './dictionary';

const LOCALES: Record<Language, string> = { it: 'it-IT', en: 'en-GB' };
const ROME = 'Europe/Rome';

/** `2017-03-31` → `31/03/2017`, in every language. A calendar day has no zone: it is never turned into an instant. */
export function formatDay(day: string | null | undefined): string {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '');
  return parts ? `${parts[3]}/${parts[2]}/${parts[1]}` : '';
}

/** `2017-03` → `marzo 2017` or `March 2017`. */
export function formatMonth(month: string, language: Language): string {
  if (!/^\d{4}-\d{2}$/.test(month)) return month;
  const noon = new Date(`${month}-15T12:00:00Z`);
  return new Intl.DateTimeFormat(LOCALES[language], { month: 'long', year: 'numeric', timeZone: ROME }).format(noon);
}

/** The weekday of a day: `lunedì`, or `L` where there is room for a letter. */
export function formatWeekday(day: string, language: Language, length: 'long' | 'narrow'): string {
  return new Intl.DateTimeFormat(LOCALES[language], { weekday: length, timeZone: ROME }).format(
    new Date(`${day}T12:00:00Z`),
  );
}

/** An instant (UTC) as people in Italy read it: `31/03/2017, 14:05`. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return '';
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat('it-IT', {
    day: '2-digit',
    month: '2-digit',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: ROME,
  }).format(date);
}

/** The time of day of an instant, in Italy: `14:05`. */
export function formatTime(instant: string): string {
  const date = new Date(instant);
  if (Number.isNaN(date.getTime())) return '';
  return new Intl.DateTimeFormat('it-IT', { hour: '2-digit', minute: '2-digit', timeZone: ROME }).format(date);
}

/** Grouped always, four digits included: `9.352` in Italian, `9,352` in English. */
export function formatCount(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { useGrouping: 'always' }).format(count);
}

/** Share of a total in percent with one decimal, rounded half up on whole numbers: `60,5`; an empty total has no share. */
export function formatShare(part: number, total: number, language: Language): string {
  if (total === 0) return '–';
  const tenths = Math.floor((part * 2000 + total) / (2 * total));
  return new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 1, maximumFractionDigits: 1 }).format(
    tenths / 10,
  );
}

/** Bytes as a person reads them: `1,6 MB`. */
export function formatBytes(bytes: number, language: Language): string {
  const [value, unit] = bytes >= 1_000_000 ? [bytes / 1_000_000, 'MB'] : [bytes / 1000, 'kB'];
  return `${new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits: 1 }).format(value)} ${unit}`;
}
