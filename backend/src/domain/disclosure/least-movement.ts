import { type Column, LinearProgramme } from './linear-programme.js';
import type { KnownSum } from './published-counts.js';

/** A count that could be another one for a reader who is not shown it. */
export interface Movable {
  /** The least that it can be less by; infinite where nothing bounds it. */
  readonly value: number;
  /** What it costs to hide it. */
  readonly cost: number;
}

const TINY = 1e-6;
/** Dearer than all that one movement can cost. */
const GAIN = 1e6;
const NONE: Column = { low: 0, high: 0 };

/**
 * Which counts must be open for one of them to be another number while every sum still holds: the cheapest set, by linear programming. If these are hidden,
 * the reader cannot exclude the other number.
 */
export class LeastMovement {
  private readonly names: readonly string[];
  private readonly places: ReadonlyMap<string, number>;
  /** The column of a name says by how much it is more, the next one by how much it is less. */
  private readonly programme: LinearProgramme;
  private readonly prices: number[] = [];

  /** @param movable counts that are hidden or can be; the others are known for ever */
  constructor(
    sums: readonly KnownSum[],
    private readonly movable: ReadonlyMap<string, Movable>,
  ) {
    const touched = sums.filter(({ total, parts }) => [total, ...parts].some((name) => movable.has(name)));
    this.names = [...new Set(touched.flatMap(({ total, parts }) => [total, ...parts]))].filter((name) =>
      movable.has(name),
    );
    const places = new Map(this.names.map((name, index) => [name, 2 * index]));
    this.places = places;
    this.programme = new LinearProgramme(
      this.names.flatMap((name) => this.free(name)),
      touched.map(({ total, parts }) => ({
        terms: [...parts.flatMap((name) => termsOf(places.get(name), 1)), ...termsOf(places.get(total), -1)],
        value: 0,
      })),
    );
    for (const name of this.names) this.price(name, movable.get(name)?.cost ?? 0);
  }

  /** What it costs to hide a count from now on. */
  price(name: string, cost: number): void {
    const place = this.places.get(name);
    if (place === undefined) return;
    for (const column of [place, place + 1]) {
      this.prices[column] = cost;
      this.programme.cost(column, cost);
    }
  }

  /**
   * The counts that must be open for this one to take two values so far apart: its own and greater ones if the sums allow, else less ones too. Null where
   * no set is enough.
   */
  far(moved: string, width: number): string[] | null {
    const place = this.places.get(moved);
    if (place === undefined) return [];
    const more = this.move(place, width);
    if (more.by >= width - TINY) return more.open;
    const less = this.move(place + 1, width - more.by);
    return more.by + less.by < width - TINY ? null : [...new Set([...more.open, ...less.open])];
  }

  /** Moves a column as far as it goes, up to a limit, and the others as little as that takes. */
  private move(column: number, limit: number): { readonly by: number; readonly open: string[] } {
    const place = column - (column % 2);
    const [more, less] = this.free(this.names[place / 2] ?? '');
    this.programme.bound(place, place === column ? { low: 0, high: limit } : NONE);
    this.programme.bound(place + 1, place === column ? NONE : { low: 0, high: Math.min(limit, less.high) });
    this.programme.cost(column, -GAIN);
    const solution = this.programme.solve();
    this.programme.bound(place, more);
    this.programme.bound(place + 1, less);
    this.programme.cost(column, this.prices[column] ?? 0);
    if (solution.kind !== 'optimal') return { by: 0, open: [] };
    const { values } = solution;
    const moves = (index: number): boolean => (values[index] ?? 0) > TINY;
    return {
      by: values[column] ?? 0,
      open: this.names.filter((_, index) => moves(2 * index) || moves(2 * index + 1)),
    };
  }

  dispose(): void {
    this.programme.dispose();
  }

  private free(name: string): [Column, Column] {
    return [
      { low: 0, high: Number.POSITIVE_INFINITY },
      { low: 0, high: this.movable.get(name)?.value ?? 0 },
    ];
  }
}

const termsOf = (place: number | undefined, factor: 1 | -1): { column: number; factor: 1 | -1 }[] =>
  place === undefined
    ? []
    : [
        { column: place, factor },
        { column: place + 1, factor: factor === 1 ? -1 : 1 },
      ];
