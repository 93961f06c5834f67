import type { Weight } from './pdf-fonts.js';
import { GREY, INK, RULE } from './pdf-look.js';

export interface TableColumn {
  /** Left out in a table without a header row. */
  readonly title?: string;
  /** Share of the table's width, 0 to 1; columns without one share the rest equally. */
  readonly width?: number;
  readonly align?: 'left' | 'right' | 'center';
}

export interface TableOptions {
  /** Printed above, and read aloud before the table. */
  readonly caption?: string;
  readonly columns: readonly TableColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Whether the first cell of a row names the row. */
  readonly rowHeaders?: boolean;
  /** A last row set in bold (totals). */
  readonly totals?: readonly string[];
  /** Points; 9 unless told. */
  readonly size?: number;
  /** Share of the text's width, 0 to 1; all of it unless told. */
  readonly width?: number;
  /** Without rules and bands. */
  readonly plain?: boolean;
}

type UseFont = (text: string, weight: Weight, size: number) => string;
const PADDING = 3;
const HEAD = '#e6ecf2';

/** A table with TH and scope; its header row is printed again on each page, there as an artifact. */
export class PdfTable {
  private readonly size: number;
  private readonly left: number;
  private readonly widths: readonly number[];

  constructor(
    private readonly kit: PDFKit.PDFDocument,
    private readonly parent: PDFKit.PDFStructureElement,
    private readonly options: TableOptions,
    private readonly use: UseFont,
  ) {
    const { page } = kit;
    this.size = options.size ?? 9;
    this.left = page.margins.left;
    this.widths = shares(options, (options.width ?? 1) * (page.width - page.margins.left - page.margins.right));
  }

  draw(): void {
    const { kit, options } = this;
    const titles = options.columns.map(({ title }) => title ?? '');
    const hasHead = titles.some((title) => title !== '');
    const table = kit.struct('Table');
    this.parent.add(table);
    if (options.caption) this.caption(table, options.caption);
    if (hasHead) {
      // The header is not left alone at the foot of a page.
      this.room(this.height(titles, 'bold') + this.height(options.rows[0] ?? titles, 'regular'));
      const head = kit.struct('THead');
      table.add(head);
      this.row(head, titles, { weight: 'bold', head: true });
      head.end();
    }
    const body = kit.struct('TBody');
    table.add(body);
    const rows = [
      ...options.rows.map((cells) => ({ cells, weight: 'regular' as const })),
      ...(options.totals ? [{ cells: options.totals, weight: 'bold' as const }] : []),
    ];
    for (const { cells, weight } of rows) {
      if (this.room(this.height(cells, weight)) && hasHead) this.headAgain(titles);
      this.row(body, cells, { weight, head: false });
    }
    body.end();
    table.end();
  }

  private caption(table: PDFKit.PDFStructureElement, text: string): void {
    this.room(this.size * 4);
    const caption = this.kit.struct('Caption', {}, () => {
      this.kit.x = this.left;
      const shown = this.use(text, 'bold', this.size + 0.5);
      this.kit.fillColor(INK).text(shown, { width: sum(this.widths) });
    });
    table.add(caption);
    caption.end();
    this.kit.y += 3;
  }

  private row(
    section: PDFKit.PDFStructureElement,
    cells: readonly string[],
    look: { readonly weight: Weight; readonly head: boolean },
  ): void {
    const { kit } = this;
    const top = kit.y;
    const height = this.height(cells, look.weight);
    this.band(top, height, look.head);
    const row = kit.struct('TR');
    section.add(row);
    this.options.columns.forEach((_, index) => {
      const isHeader = look.head || (this.options.rowHeaders === true && index === 0);
      // `scope` is newer than the types of PDFKit.
      const scope: object = isHeader ? { scope: look.head ? 'Column' : 'Row' } : {};
      const cell = kit.struct(isHeader ? 'TH' : 'TD', scope, () => {
        this.cell(cells[index] ?? '', index, top, look.weight, look.head);
      });
      row.add(cell);
      cell.end();
    });
    row.end();
    kit.y = top + height;
  }

  private headAgain(titles: readonly string[]): void {
    const { kit } = this;
    const top = kit.y;
    const height = this.height(titles, 'bold');
    this.band(top, height, true);
    kit.markContent('Artifact', { type: 'Pagination' });
    titles.forEach((title, index) => {
      this.cell(title, index, top, 'bold', true);
    });
    kit.endMarkedContent();
    kit.y = top + height;
  }

  private cell(text: string, index: number, top: number, weight: Weight, head: boolean): void {
    const { kit } = this;
    const x = this.left + sum(this.widths.slice(0, index)) + PADDING;
    const shown = this.use(text, this.weightOf(index, weight), this.size);
    kit.fillColor(head || !this.isKey(index) ? INK : GREY);
    kit.text(shown, x, top + PADDING, {
      width: (this.widths[index] ?? 0) - 2 * PADDING,
      align: this.options.columns[index]?.align ?? 'left',
    });
  }

  private band(top: number, height: number, head: boolean): void {
    if (this.options.plain) return;
    const { kit } = this;
    const width = sum(this.widths);
    kit.markContent('Artifact', { type: 'Layout' });
    if (head) kit.rect(this.left, top, width, height).fill(HEAD);
    kit
      .moveTo(this.left, top + height)
      .lineTo(this.left + width, top + height)
      .lineWidth(head ? 0.8 : 0.3)
      .stroke(RULE);
    kit.endMarkedContent();
  }

  private height(cells: readonly string[], weight: Weight): number {
    const heights = this.options.columns.map((_, index) => {
      const shown = this.use(cells[index] ?? '', this.weightOf(index, weight), this.size);
      return this.kit.heightOfString(shown, { width: (this.widths[index] ?? 0) - 2 * PADDING });
    });
    return Math.max(this.size * 1.3, ...heights) + 2 * PADDING;
  }

  private weightOf(index: number, weight: Weight): Weight {
    return this.isKey(index) && !this.options.plain ? 'bold' : weight;
  }

  private isKey(index: number): boolean {
    return this.options.rowHeaders === true && index === 0 && this.options.plain === true;
  }

  /** Begins a page when the height does not fit; answers whether it did. */
  private room(height: number): boolean {
    const { page } = this.kit;
    const bottom = page.height - page.margins.bottom;
    if (height > bottom - page.margins.top) throw new RangeError('A row of a table does not fit on one page');
    if (this.kit.y + height <= bottom) return false;
    this.kit.addPage();
    return true;
  }
}

function shares({ columns }: TableOptions, whole: number): readonly number[] {
  const told = sum(columns.map(({ width }) => width ?? 0));
  const open = columns.filter(({ width }) => width === undefined).length;
  const rest = open === 0 ? 0 : Math.max(0, 1 - told) / open;
  const scale = open === 0 ? told : Math.max(1, told);
  return columns.map(({ width }) => ((width ?? rest) / scale) * whole);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
