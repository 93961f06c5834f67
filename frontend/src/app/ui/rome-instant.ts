/** A wall clock time in Italy (`2017-04-15`, `09:30`) as the instant it was, ISO in UTC; the later one where an hour happens twice. */
export function instantInRome(day: string, time: string): string {
  const asIfUtc = Date.parse(`${day}T${time || '23:59'}:00Z`);
  const candidates = [1, 2].map((hours) => asIfUtc - hours * 3_600_000);
  const found = candidates.find((instant) => wallClockInRome(instant) === asIfUtc) ?? asIfUtc - 3_600_000;
  return new Date(found).toISOString();
}

/** The other way: what clocks in Italy show at an instant; null where the text is none. */
export function wallClockOf(instant: string): { readonly day: string; readonly time: string } | null {
  const at = Date.parse(instant);
  if (Number.isNaN(at)) return null;
  const shown = new Date(wallClockInRome(at)).toISOString();
  return { day: shown.slice(0, 10), time: shown.slice(11, 16) };
}

/** What clocks in Italy show at an instant, as if that were UTC. */
function wallClockInRome(instant: number): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: 'Europe/Rome',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((candidate) => candidate.type === type)?.value ?? '';
  return Date.parse(`${part('year')}-${part('month')}-${part('day')}T${part('hour')}:${part('minute')}:00Z`);
}
