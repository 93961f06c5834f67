import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, output } from '@angular/core';
import type { ProtectedExplorerCellDto } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import type { ExplorerTable } from './explorer-client';
import { ExplorerLabels } from './explorer-labels';
import { cellOf } from './explorer-question';
import { type Figure, type OpenedFigure, PivotFigure } from './pivot-figure';

interface Line {
  readonly key: string;
  /** The name of its last dimension, and of those before it: both stay in sight when the table scrolls. */
  readonly name: string;
  readonly within: string;
  readonly figures: readonly Figure[];
}

const PAGE = 200;

/** An answer as rows and columns with totals. It scrolls by itself; the headings of rows and columns stay in sight. */
@Component({
  selector: 'sim-pivot-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [PivotFigure, WordPipe],
  templateUrl: './pivot-table.html',
})
export class PivotTable {
  private readonly labels = inject(ExplorerLabels);

  readonly table = input.required<ExplorerTable>();
  /** What is hidden where the table leaves the office. */
  readonly hidden = input<readonly ProtectedExplorerCellDto[]>([]);
  /** Whether figures open the list of the minors behind them. */
  readonly opening = input(false);
  /** Rows that are shown at first. */
  readonly page = input(PAGE);
  /** No button for more rows: they are elsewhere. */
  readonly short = input(false);
  readonly opened = output<OpenedFigure>();

  protected readonly limit = linkedSignal(() => (this.table(), this.page()));
  protected readonly left = computed(() => Math.max(0, this.table().rows.length - this.limit()));
  protected readonly title = computed(() => this.labels.titleOf(this.table().question));
  protected readonly corner = computed(() =>
    this.table().question.rows.map((dimension) => `explorer.dimension.${dimension}` as const),
  );
  protected readonly columns = computed(() => {
    const { question, columns } = this.table();
    return columns.map((column) =>
      question.columns.length === 0
        ? this.labels.titleOf({ ...question, rows: [] })
        : this.labels.nameOf(question.columns, column),
    );
  });
  private readonly protections = computed(
    () => new Map(this.hidden().map(({ row, column, protection }) => [`${row} ${column}`, protection])),
  );
  protected readonly lines = computed<readonly Line[]>(() => {
    const { question, rows } = this.table();
    return rows.slice(0, this.limit()).map((label, row) => {
      const parts = this.labels.partsOf(question.rows, label);
      return {
        key: label.codes.join(' '),
        name: parts.at(-1) ?? '',
        within: parts.slice(0, -1).join(', '),
        figures: this.figuresOf(row),
      };
    });
  });
  protected readonly totals = computed(() => (this.table().columnTotals === null ? null : this.figuresOf(null)));

  protected showMore(): void {
    this.limit.update((limit) => limit + PAGE);
  }

  /** The figures of a row, or of the totals, with its own total at the end. */
  private figuresOf(row: number | null): Figure[] {
    const { cells, columns, rowTotals, columnTotals, total } = this.table();
    const values = row === null ? columnTotals : cells[row];
    const figures = columns.map((_, column) => this.figureOf(values?.[column] ?? null, row, column));
    if (rowTotals === null) return figures;
    return [...figures, this.figureOf(row === null ? total : (rowTotals[row] ?? null), row, null)];
  }

  private figureOf(value: number | null, row: number | null, column: number | null): Figure {
    const { question, rows, columns, listed } = this.table();
    const [ofRow, ofColumn] = [row === null ? undefined : rows[row], column === null ? undefined : columns[column]];
    // Without columns their codes are none, and without rows likewise.
    const cell = [...cellOf(question.rows, ofRow?.codes ?? []), ...cellOf(question.columns, ofColumn?.codes ?? [])];
    const named = [
      ...(ofRow ? this.labels.partsOf(question.rows, ofRow) : []),
      ...(ofColumn ? this.labels.partsOf(question.columns, ofColumn) : []),
    ];
    const counted = this.labels.titleOf({ ...question, rows: [], columns: [] });
    return {
      text: this.labels.figure(value),
      opens:
        this.opening() && listed && value !== null && value > 0
          ? { cell, label: [counted, ...named].join(', ') }
          : null,
      protection: this.protections().get(`${row} ${column}`) ?? null,
    };
  }
}
