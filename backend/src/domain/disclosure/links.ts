import { addDays } from '../calendar-date.js';
import { type CountName, formatCountName } from './count-name.js';
import type { JointCell, SumSet } from './joint-counts.js';
import type { KnownSum } from './published-counts.js';

const periodOf = ({ measure, first, last }: CountName): string => `${measure} ${first ?? ''} ${last}`;
const codesKey = (codes: CountName['codes']): string =>
  formatCountName({ measure: '', first: null, last: '' as CountName['last'], codes });

/**
 * A count with more codes is part of one with fewer: the girls of a region, of the region and of the girls; a country that is folded into the rest, of the
 * rest. What else the whole has is a count that nobody shows.
 */
export function* partsAndWholes(cells: readonly JointCell[], sums: SumSet): Generator<KnownSum> {
  const periods = new Map<string, JointCell[]>();
  for (const cell of cells) {
    const period = periodOf(cell.name);
    periods.set(period, [...(periods.get(period) ?? []), cell]);
  }
  for (const together of periods.values()) {
    const byCodes = new Map(together.map((cell) => [codesKey(cell.name.codes), cell]));
    const groups = new Map<string, { whole: JointCell; parts: JointCell[] }>();
    for (const part of together) {
      for (const [whole, by] of wholesOf(part, byCodes)) {
        const group = `${whole.key}|${by}`;
        groups.set(group, { whole, parts: [...(groups.get(group)?.parts ?? []), part] });
      }
    }
    for (const [group, { whole, parts }] of groups) {
      const keys = parts.map(({ key }) => key);
      if (sums.covers(whole.key, keys) || !fits(whole, parts)) continue;
      yield { total: whole.key, parts: [...keys, `rest of ${group} beside ${String(keys.length)}`] };
    }
    yield* foldedCodes(together);
  }
}

/** The cells that count more than a cell, and by which dimensions it is narrower. */
function* wholesOf(
  { name: { codes } }: JointCell,
  byCodes: ReadonlyMap<string, JointCell>,
): Generator<[JointCell, string]> {
  const dimensions = Object.keys(codes).sort();
  // Every choice of dimensions to leave out, but none.
  for (let choice = 1; choice < 2 ** dimensions.length; choice += 1) {
    const left = dimensions.filter((_, place) => (choice & (1 << place)) !== 0);
    // Rests of folded tables need not be the same in two of them.
    if (left.some((dimension) => codes[dimension]?.startsWith('!') === true)) continue;
    const whole = byCodes.get(
      codesKey(Object.fromEntries(Object.entries(codes).filter(([dimension]) => !left.includes(dimension)))),
    );
    if (whole !== undefined) yield [whole, left.join('+')];
  }
}

/** A code that one table folds into its rest and another shows; counts that are narrowed in the same way do not overlap. */
function* foldedCodes(cells: readonly JointCell[]): Generator<KnownSum> {
  for (const rest of cells)
    for (const [dimension, code] of Object.entries(rest.name.codes)) {
      if (!code.startsWith('!')) continue;
      const shown = new Set(code.slice(1).split(','));
      const others = codesKey(without(rest.name.codes, dimension));
      const groups = new Map<string, JointCell[]>();
      for (const cell of cells) {
        const { codes } = cell.name;
        const own = codes[dimension];
        if (own === undefined || own.startsWith('!') || shown.has(own)) continue;
        const extra = Object.keys(codes).filter((name) => !(name in rest.name.codes));
        if (codesKey(without(codes, dimension, ...extra)) !== others) continue;
        const by = extra.sort().join('+');
        groups.set(by, [...(groups.get(by) ?? []), cell]);
      }
      for (const [by, parts] of groups)
        if (fits(rest, parts))
          yield {
            total: rest.key,
            parts: [...parts.map(({ key }) => key), `rest of ${rest.key}|${by} beside ${String(parts.length)}`],
          };
    }
}

/** A half-year's events are those of its months, as far as they are shown. */
export function* nestedPeriods(cells: readonly JointCell[]): Generator<KnownSum> {
  const series = new Map<string, JointCell[]>();
  for (const cell of cells) {
    if (cell.name.first === null) continue;
    const of = `${cell.name.measure}${codesKey(cell.name.codes)}`;
    series.set(of, [...(series.get(of) ?? []), cell]);
  }
  for (const together of series.values())
    for (const whole of together) {
      const parts: JointCell[] = [];
      let next = whole.name.first;
      let gap = false;
      const inside = together
        .filter((cell) => cell !== whole && within(cell.name, whole.name))
        .sort((a, b) =>
          (a.name.first ?? '') < (b.name.first ?? '')
            ? -1
            : (a.name.first ?? '') > (b.name.first ?? '')
              ? 1
              : a.name.last < b.name.last
                ? -1
                : 1,
        );
      for (const cell of inside) {
        if (next === null || cell.name.first === null || cell.name.first < next) continue;
        gap ||= cell.name.first > next;
        parts.push(cell);
        next = addDays(cell.name.last, 1);
      }
      if (parts.length === 0 || !fits(whole, parts)) continue;
      const isWhole = !gap && next === addDays(whole.name.last, 1);
      const keys = parts.map(({ key }) => key);
      const isSum = isWhole && addsUp(whole, parts);
      yield { total: whole.key, parts: isSum ? keys : [...keys, `rest of ${whole.key} beside its periods`] };
    }
}

const without = (codes: CountName['codes'], ...dimensions: readonly string[]): Record<string, string> =>
  Object.fromEntries(Object.entries(codes).filter(([name]) => !dimensions.includes(name)));

const within = (inner: CountName, outer: CountName): boolean =>
  (inner.first ?? inner.last) >= (outer.first ?? outer.last) && inner.last <= outer.last && inner.last !== inner.first;

const sumOf = (parts: readonly JointCell[]): number => parts.reduce((sum, { count }) => sum + (count ?? 0), 0);

/** Counts known at different instants need not fit: then nobody can hold one against the other. */
const fits = (whole: JointCell, parts: readonly JointCell[]): boolean =>
  whole.count === null || sumOf(parts) <= whole.count;

const addsUp = (whole: JointCell, parts: readonly JointCell[]): boolean =>
  whole.count === null || parts.some(({ count }) => count === null) || sumOf(parts) === whole.count;
