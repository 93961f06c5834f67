import type { CalendarDate } from './calendar-date.js';
import type { MovementKind } from './codes.js';
import { OPENS_STAY } from './movement.js';

/** A movement with its place: that of the stay, or for an absconding and an exit the place that was left. */
export interface ChainedMovement<Place> {
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
  readonly place: Place | null;
}

/**
 * Joins movements in order of day: each lasts until the day of the next one, and an absconding or an exit carries the place that was left, so
 * that the body there still answers for the minor. Before any stay the place given with the movement is kept.
 */
export function chain<Place, Movement extends ChainedMovement<Place>>(
  movements: readonly Movement[],
): (Movement & { readonly until: CalendarDate | null })[] {
  const chained: (Movement & { readonly until: CalendarDate | null })[] = [];
  let left: Place | null = null;
  for (const [index, movement] of movements.entries()) {
    const place: Place | null = OPENS_STAY[movement.kind] ? movement.place : (left ?? movement.place);
    chained.push({ ...movement, place, until: movements[index + 1]?.onDate ?? null });
    left = place;
  }
  return chained;
}
