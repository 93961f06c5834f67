/** A wall clock time in Italy (`2017-04-15`, `09:30`) as the instant it was, ISO in UTC; the later one where an hour happens twice. */
export function instantInRome(day: string, time: string): string {
  const asIfUtc = Date.parse(`${day}T${time || '23:59'}:00Z`);
  const candidates = [1, 2].map((hours) => asIfUtc - hours * 3_600_000);
  const found = candidates.find((instant) => wallClockInRome(instant) === asIfUtc) ?? asIfUtc - 3_600_000;
  return new Date(found).toISOString();
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
