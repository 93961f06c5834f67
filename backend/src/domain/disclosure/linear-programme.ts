import highsPackage from 'highs';

// The package types its CommonJS build, where the loader is the `default` of what is imported here.
const loadHighs = highsPackage as unknown as typeof highsPackage.default;

/** The sum of columns, each with its factor, is the value. */
export interface Equation {
  readonly terms: readonly { readonly column: number; readonly factor: 1 | -1 }[];
  readonly value: number;
}

/** Bounds of a column; `high` may be infinite. */
export interface Column {
  readonly low: number;
  readonly high: number;
}

export type Solution =
  | { readonly kind: 'optimal'; readonly cost: number; readonly values: Float64Array }
  | { readonly kind: 'unbounded' }
  | { readonly kind: 'impossible' };

const highs = await loadHighs();
const { empty, optimal, infeasible, unbounded, unboundedOrInfeasible } = highs.constants.modelStatus;

/** A linear programme that is asked again and again with other bounds and costs: each answer starts from the one before. */
export class LinearProgramme {
  private readonly model;
  private readonly columns: number;

  /** No cost at first. */
  constructor(columns: readonly Column[], equations: readonly Equation[]) {
    this.columns = columns.length;
    const starts = new Int32Array(equations.length + 1);
    const indices: number[] = [];
    const values: number[] = [];
    for (const [row, { terms }] of equations.entries()) {
      const factors = new Map<number, number>();
      for (const { column, factor } of terms) factors.set(column, (factors.get(column) ?? 0) + factor);
      for (const [column, factor] of factors) {
        if (factor === 0) continue;
        indices.push(column);
        values.push(factor);
      }
      starts[row + 1] = indices.length;
    }
    const bound = equations.map(({ value }) => value);
    this.model = highs.createModel({
      numCols: columns.length,
      numRows: equations.length,
      colCost: new Float64Array(columns.length),
      colLower: columns.map(({ low }) => low),
      colUpper: columns.map(({ high }) => (high === Number.POSITIVE_INFINITY ? highs.infinity : high)),
      rowLower: bound,
      rowUpper: bound,
      matrix: {
        format: 'csr',
        numRows: equations.length,
        numCols: columns.length,
        starts,
        indices,
        values,
      },
    });
    this.model.options.set({ output_flag: false, solver: 'simplex' });
  }

  bound(column: number, { low, high }: Column): void {
    this.model.changeColBounds(column, low, high === Number.POSITIVE_INFINITY ? highs.infinity : high);
  }

  cost(column: number, cost: number): void {
    this.model.changeColCost(column, cost);
  }

  /** The cheapest solution. @throws RangeError where the solver finds none and cannot say why */
  solve(): Solution {
    const { modelStatus } = this.model.run();
    // A table without a row, and nothing published before.
    if (modelStatus === empty) return { kind: 'optimal', cost: 0, values: new Float64Array(this.columns) };
    if (modelStatus === optimal)
      return { kind: 'optimal', cost: this.model.getObjectiveValue(), values: this.model.getSolution().colValue };
    // Only bounds and costs change, and with no cost a solution was found: it can only be the cost that has no bound.
    if (modelStatus === unbounded || modelStatus === unboundedOrInfeasible) return { kind: 'unbounded' };
    if (modelStatus === infeasible) return { kind: 'impossible' };
    throw new RangeError(`The linear programme ended with status ${String(modelStatus)}.`);
  }

  /** The solver's memory is not the runtime's to collect: whoever made a programme lets go of it. */
  dispose(): void {
    this.model.dispose();
  }
}
