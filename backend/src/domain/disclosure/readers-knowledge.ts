import { type Column, type Equation, LinearProgramme, type Solution } from './linear-programme.js';
import type { KnownSum, PublishedCounts, Range } from './published-counts.js';

const TINY = 1e-6;
const ANY: Column = { low: 0, high: Number.POSITIVE_INFINITY };
const NONE: Column = { low: 0, high: 0 };

/**
 * What a reader of all the tables can work out about the counts that they do not show: the exact bounds of the linear programme. Counts that no table shows
 * are unknown from the start, others from when they are hidden.
 */
export class ReadersKnowledge {
  /** Without assumed ones that contradict the others: nobody can hold those against them. */
  readonly sums: readonly KnownSum[];
  private readonly places: ReadonlyMap<string, number>;
  private readonly programme: LinearProgramme;
  private readonly first: Float64Array;
  /** The least and the greatest value of each count in the solutions that were come across. */
  private readonly least: Float64Array;
  private readonly greatest: Float64Array;

  /** @throws RangeError where the sums contradict one another, without those that are only assumed */
  constructor({ counts, sums, unpublished }: PublishedCounts) {
    const names = [...new Set(sums.flatMap(({ total, parts }) => [total, ...parts]))];
    const places = new Map(names.map((name, place) => [name, place]));
    const columns = names.map((name): Column => {
      const count = counts.get(name) ?? 0;
      return unpublished.has(name) ? ANY : { low: count, high: count };
    });
    // An assumed sum may be missed by what its two own columns make up for.
    const misses = new Map<number, KnownSum>();
    const missed = (sum: KnownSum): Equation['terms'] => {
      if (sum.assumed !== true) return [];
      const column = columns.length;
      columns.push(ANY, ANY);
      misses.set(column, sum).set(column + 1, sum);
      return [
        { column, factor: 1 },
        { column: column + 1, factor: -1 },
      ];
    };
    const equations = sums.map((sum): Equation => ({
      terms: [
        ...sum.parts.map((name) => ({ column: places.get(name) ?? 0, factor: 1 as const })),
        { column: places.get(sum.total) ?? 0, factor: -1 },
        ...missed(sum),
      ],
      value: 0,
    }));
    this.places = places;
    this.programme = new LinearProgramme(columns, equations);
    for (const column of misses.keys()) this.programme.cost(column, 1);
    const solution = this.programme.solve();
    if (solution.kind !== 'optimal') {
      this.programme.dispose();
      throw new RangeError('No counts fulfil the sums of these tables.');
    }
    this.first = solution.values;
    this.least = solution.values.slice();
    this.greatest = solution.values.slice();
    const contradicted = new Set(
      [...misses].flatMap(([column, sum]) => ((this.first[column] ?? 0) < TINY ? [] : [sum])),
    );
    this.sums = sums.filter((sum) => !contradicted.has(sum));
    for (const [column, sum] of misses) {
      this.programme.cost(column, 0);
      if (!contradicted.has(sum)) this.programme.bound(column, NONE);
    }
  }

  /** The count itself; of one that no table shows, a number that fits the sums. */
  oneValueOf(name: string): number {
    return this.first[this.places.get(name) ?? -1] ?? Number.POSITIVE_INFINITY;
  }

  hide(name: string): void {
    const place = this.places.get(name);
    if (place !== undefined) this.programme.bound(place, ANY);
  }

  /** Whether a hidden count can, for all that a reader knows, take two values that are so far apart. */
  spans(name: string, width: number): boolean {
    const place = this.places.get(name);
    if (place === undefined) return true;
    if (this.isSeen(place, width)) return true;
    if (this.extreme(place, -1) === Number.NEGATIVE_INFINITY || this.isSeen(place, width)) return true;
    this.extreme(place, 1);
    return this.isSeen(place, width);
  }

  /**
   * Asks for many hidden counts at once, within reach of their numbers: most turn out to span the width in a few solutions, and need no question of their own.
   */
  survey(names: Iterable<string>, width: number): void {
    const places = [...names].flatMap((name) => this.places.get(name) ?? []);
    for (const place of places) {
      const count = this.first[place] ?? 0;
      this.programme.bound(place, { low: Math.max(0, count - width), high: count + width });
    }
    for (let open = places, before = Number.POSITIVE_INFINITY; open.length < before;) {
      before = open.length;
      for (const sign of [-1, 1] as const) {
        for (const place of open) this.programme.cost(place, sign);
        this.see(this.programme.solve());
        for (const place of open) this.programme.cost(place, 0);
        open = open.filter((place) => !this.isSeen(place, width));
      }
    }
    for (const place of places) this.programme.bound(place, ANY);
  }

  range(name: string): Range {
    const place = this.places.get(name);
    if (place === undefined) return ANY;
    return { low: this.extreme(place, 1), high: -this.extreme(place, -1) };
  }

  dispose(): void {
    this.programme.dispose();
  }

  /** Minimises (1) or maximises (−1) a count; the result bears the sign. */
  private extreme(place: number, sign: 1 | -1): number {
    this.programme.cost(place, sign);
    const solution = this.programme.solve();
    this.programme.cost(place, 0);
    this.see(solution);
    return solution.kind === 'optimal' ? solution.cost : Number.NEGATIVE_INFINITY;
  }

  private isSeen(place: number, width: number): boolean {
    return (this.greatest[place] ?? 0) - (this.least[place] ?? 0) >= width - TINY;
  }

  private see(solution: Solution): void {
    if (solution.kind === 'unbounded') return;
    if (solution.kind === 'impossible') throw new RangeError('No counts fulfil the sums of these tables.');
    for (const [column, value] of solution.values.subarray(0, this.places.size).entries()) {
      if (value < (this.least[column] ?? 0)) this.least[column] = value;
      if (value > (this.greatest[column] ?? 0)) this.greatest[column] = value;
    }
  }
}
