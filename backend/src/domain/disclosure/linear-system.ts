/** The sum of the unknowns `parts`, each at least 0, is `total`. An unknown may have a factor (−1 for one on the other side). */
export interface Equation {
  readonly parts: readonly { readonly unknown: number; readonly factor: 1 | -1 }[];
  readonly total: number;
}

/** The values that an unknown can take; `high` may be infinite. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

const TINY = 1e-7;

/**
 * What can be worked out about unknown counts from sums that are known: the exact bounds of the linear programme (simplex method with Bland's rule, which
 * never cycles). Small systems: some hundred unknowns.
 */
export class LinearSystem {
  /** Rows of the tableau; the last column is the right side. */
  private readonly rows: number[][] = [];
  private readonly basis: number[] = [];

  /** @throws RangeError where no counts fulfil the equations */
  constructor(
    private readonly unknowns: number,
    equations: readonly Equation[],
  ) {
    const width = unknowns + equations.length;
    for (const [place, { parts, total }] of equations.entries()) {
      const row = new Array<number>(width + 1).fill(0);
      const sign = total < 0 ? -1 : 1;
      for (const { unknown, factor } of parts) row[unknown] = (row[unknown] ?? 0) + factor * sign;
      row[unknowns + place] = 1;
      row[width] = total * sign;
      this.rows.push(row);
      this.basis.push(unknowns + place);
    }
    this.findFirst(width);
  }

  range(unknown: number): Range {
    return { low: this.extreme(unknown, 1), high: -this.extreme(unknown, -1) };
  }

  /** A first solution: the artificial unknowns are driven to nothing, and their columns dropped. */
  private findFirst(width: number): void {
    const cost = new Array<number>(width).fill(0).fill(1, this.unknowns);
    if (this.minimise(cost, width) > TINY) throw new RangeError('No counts fulfil the sums of these tables.');
    for (let place = this.rows.length - 1; place >= 0; place -= 1) {
      if ((this.basis[place] ?? 0) < this.unknowns) continue;
      const row = this.rows[place] ?? [];
      const entering = row.findIndex((value, column) => column < this.unknowns && Math.abs(value) > TINY);
      if (entering >= 0) this.pivot(place, entering);
      else {
        // The equation follows from others.
        this.rows.splice(place, 1);
        this.basis.splice(place, 1);
      }
    }
    for (const row of this.rows) row.splice(this.unknowns, width - this.unknowns);
  }

  private extreme(unknown: number, sign: 1 | -1): number {
    const cost = new Array<number>(this.unknowns).fill(0);
    cost[unknown] = sign;
    return this.minimise(cost, this.unknowns);
  }

  /** Minimises from the present basis; minus infinity where there is no bound. */
  private minimise(cost: readonly number[], columns: number): number {
    for (;;) {
      const entering = this.entering(cost, columns);
      if (entering < 0) break;
      const leaving = this.leaving(entering);
      if (leaving < 0) return Number.NEGATIVE_INFINITY;
      this.pivot(leaving, entering);
    }
    return this.rows.reduce((sum, row, place) => sum + (cost[this.basis[place] ?? 0] ?? 0) * (row.at(-1) ?? 0), 0);
  }

  private entering(cost: readonly number[], columns: number): number {
    const priced = this.rows
      .map((row, place) => ({ row, price: cost[this.basis[place] ?? 0] ?? 0 }))
      .filter(({ price }) => price !== 0);
    for (let column = 0; column < columns; column += 1) {
      let reduced = cost[column] ?? 0;
      for (const { row, price } of priced) reduced -= price * (row[column] ?? 0);
      if (reduced < -TINY) return column;
    }
    return -1;
  }

  private leaving(entering: number): number {
    let best = -1;
    let least = Number.POSITIVE_INFINITY;
    for (const [place, row] of this.rows.entries()) {
      const by = row[entering] ?? 0;
      if (by <= TINY) continue;
      const ratio = (row.at(-1) ?? 0) / by;
      const sameButEarlier = Math.abs(ratio - least) <= TINY && (this.basis[place] ?? 0) < (this.basis[best] ?? 0);
      if (ratio < least - TINY || sameButEarlier) {
        best = place;
        least = Math.min(ratio, least);
      }
    }
    return best;
  }

  private pivot(leaving: number, entering: number): void {
    const row = this.rows[leaving] ?? [];
    const by = row[entering] ?? 1;
    for (let column = 0; column < row.length; column += 1) row[column] = (row[column] ?? 0) / by;
    for (const [place, other] of this.rows.entries()) {
      const factor = other[entering] ?? 0;
      if (place === leaving || factor === 0) continue;
      for (let column = 0; column < other.length; column += 1)
        other[column] = (other[column] ?? 0) - factor * (row[column] ?? 0);
    }
    this.basis[leaving] = entering;
  }
}
