import type { CalendarDate } from '../../domain/calendar-date.js';
import { AGE_CLASSES, type AgeClass, type Census } from '../../domain/census.js';
import type { Sex } from '../../domain/codes.js';
import type { KnownAt } from '../../domain/known-at.js';

/** The census as commands print it and the API answers it. */
export interface PublishedCensus {
  readonly on: CalendarDate;
  readonly knownAt: KnownAt;
  readonly total: number;
  readonly bySex: Readonly<Record<Sex, number>>;
  /** In the order of the report: 17, 16, 15, 7-14, 0-6. */
  readonly byAge: Readonly<Record<AgeClass, number>>;
  /** ISO alpha-3, most numerous first; countries without minors are absent. */
  readonly byCitizenship: Readonly<Record<string, number>>;
  /** Italian name; all 21 units in the order of ISTAT, those without minors too. */
  readonly byRegion: Readonly<Record<string, number>>;
}

/**
 * @param regions code and Italian name of the 21 units, in the order to be shown
 */
export function publishCensus(
  census: Census,
  regions: readonly { readonly code: string; readonly name: string }[],
): PublishedCensus {
  const { on, knownAt, total, bySex, byAge, byCitizenship, byRegion } = census;
  return {
    on,
    knownAt,
    total,
    bySex: { M: bySex.M, F: bySex.F },
    // JSON puts keys that look like whole numbers first, in rising order: 15, 16, 17, and no program can help it. Readers sort by the known classes.
    byAge: Object.fromEntries(AGE_CLASSES.map((age) => [age, byAge[age]])) as Record<AgeClass, number>,
    byCitizenship: Object.fromEntries(
      Object.entries(byCitizenship).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1)),
    ),
    byRegion: Object.fromEntries(regions.map(({ code, name }) => [name, byRegion[code] ?? 0])),
  };
}
