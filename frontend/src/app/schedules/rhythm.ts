import type { Words } from '../i18n/words';

const two = (text: string): string => text.padStart(2, '0');

/** The pattern of a schedule (cron with seconds, read in Europe/Rome) in words; the pattern itself where none fit. */
export function rhythmOf(pattern: string, words: Words): string {
  const [, minute = '', hour = '', day = ''] = pattern.split(' ');
  if (minute === '*') return words.of('schedules.rhythm.minute');
  const every = /^\*\/(\d+)$/u.exec(minute)?.[1];
  if (hour === '*' && every !== undefined) return words.of('schedules.rhythm.minutes', { minutes: every });
  if (hour === '*' && minute.includes(',')) return words.of('schedules.rhythm.halfHour');
  const time = `${two(hour)}:${two(minute)}`;
  if (!/^\d\d:\d\d$/u.test(time)) return pattern;
  return day === '*'
    ? words.of('schedules.rhythm.daily', { time })
    : words.of('schedules.rhythm.monthly', { day, time });
}

const SECOND = 1000;
const MINUTE_SECONDS = 60;

/** How long something took, as people say it: `0,4 s`, `12 s`, `3 min 5 s`. */
export function durationOf(ms: number | null, words: Words): string {
  if (ms === null) return '–';
  const seconds = ms / SECOND;
  if (seconds < 10) return `${new Intl.NumberFormat(words.language(), { maximumFractionDigits: 1 }).format(seconds)} s`;
  const whole = Math.round(seconds);
  if (whole < MINUTE_SECONDS) return `${whole} s`;
  return `${Math.floor(whole / MINUTE_SECONDS)} min ${whole % MINUTE_SECONDS} s`;
}
