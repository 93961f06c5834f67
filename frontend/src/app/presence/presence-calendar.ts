import type { PresenceDayDto, PresenceDto, PresenceMinorDto, PresenceMovementDto } from '../../api/models';

/** A minor with a mark for each day of the month. */
export interface CalendarRow {
  readonly minor: PresenceMinorDto;
  readonly marks: readonly boolean[];
  /** Arrivals and departures by day. */
  readonly movements: readonly PresenceMovementDto[];
}

export const calendarRows = ({ minors, days }: PresenceDto): CalendarRow[] =>
  minors.map((minor) => ({
    minor,
    marks: days.map(({ on }) => minor.ranges.some(({ first, last }) => first <= on && on <= last)),
    movements: [...minor.arrivals, ...minor.departures].sort((a, b) => (a.on < b.on ? -1 : 1)),
  }));

export const daysOver = ({ days }: PresenceDto): PresenceDayDto[] => days.filter(({ over }) => over);

/** The most minors on one day. */
export const busiest = ({ days }: PresenceDto): number => Math.max(0, ...days.map(({ present }) => present));

/** Places over the month, `12` or `12–15` where they change; null where none are declared. */
export function placesText({ days }: PresenceDto): string | null {
  const places = days.map((day) => day.places).filter((count) => count !== null);
  if (places.length === 0) return null;
  const [least, most] = [Math.min(...places), Math.max(...places)];
  return least === most ? String(least) : `${least}–${most}`;
}
