import PDFKit from 'pdfkit';
import { PdfFigure, type FigureOptions } from './pdf-figure.js';
import { fontFile, printable, type PdfFont, type Weight } from './pdf-fonts.js';
import { GREY, INK, RULE } from './pdf-look.js';
import { addSignaturePlaceholder, type SignaturePlaceholder } from './pdf-signature-placeholder.js';
import { PdfTable, type TableOptions } from './pdf-table.js';

export interface PdfOptions {
  /** Shown in the window's bar instead of the file's name. */
  readonly title: string;
  /** The office that issues the document. */
  readonly author: string;
  readonly subject?: string;
  /** BCP 47; `it-IT` unless told. */
  readonly language?: string;
  /** The instant of making, in the metadata; the same options and content give the same bytes. */
  readonly madeAt: Date;
  /** Left side of every page's foot; the page's number stands right. */
  readonly footer?: string;
  readonly landscape?: boolean;
  /** A word printed in grey at the head of every page (`ANTEPRIMA`). */
  readonly banner?: string;
}

/** A part of a paragraph. */
export interface Run {
  readonly text: string;
  readonly strong?: boolean;
}
export type Text = string | readonly Run[];
export type HeadingLevel = 1 | 2 | 3 | 4;

const HEADINGS: Readonly<Record<HeadingLevel, { size: number; before: number; after: number }>> = {
  1: { size: 17, before: 6, after: 8 },
  2: { size: 13, before: 12, after: 5 },
  3: { size: 11, before: 9, after: 4 },
  4: { size: 10, before: 7, after: 3 },
};
const BODY = 10;
const MARGINS = { top: 56, bottom: 68, left: 62, right: 62 };

/**
 * A PDF/A-2a on A4 (decision 0165): tagged, with its language, fonts embedded, sRGB output intent; points of 1/72 inch, y downwards.
 * Content is added from top to bottom, and read aloud in that order; pages break by themselves. Not for two writers at once.
 */
export class PdfDocument {
  private readonly kit: PDFKit.PDFDocument;
  private root: PDFKit.PDFStructureElement;
  private readonly bookmarks: { level: number; outline: PDFKit.PDFOutline }[] = [];

  constructor(private readonly options: PdfOptions) {
    const kit = new PDFKit({
      size: 'A4',
      layout: options.landscape ? 'landscape' : 'portrait',
      margins: MARGINS,
      pdfVersion: '1.7',
      subset: 'PDF/A-2a',
      tagged: true,
      lang: options.language ?? 'it-IT',
      displayTitle: true,
      bufferPages: true,
      autoFirstPage: false,
      info: {
        Title: metadataText(options.title),
        Author: metadataText(options.author),
        ...(options.subject === undefined ? {} : { Subject: metadataText(options.subject) }),
        Creator: 'SIM',
        Producer: 'SIM',
        CreationDate: options.madeAt,
        ModDate: options.madeAt,
      },
      // PDFKit's own first font is Helvetica, which it does not embed.
      font: fontFile('regular') as unknown as string,
    });
    for (const name of ['regular', 'bold', 'wide-regular', 'wide-bold'] satisfies PdfFont[]) {
      kit.registerFont(name, fontFile(name));
    }
    this.kit = kit;
    kit.addPage();
    this.root = kit.struct('Document');
    kit.addStructure(this.root);
  }

  /** The width between the margins. */
  get width(): number {
    return this.kit.page.width - MARGINS.left - MARGINS.right;
  }

  /** The office at the head of the first page, one line each, under a rule. */
  letterhead(lines: readonly string[]): void {
    lines.forEach((line, index) => {
      this.block('P', [{ text: line, strong: index === 0 }], {
        size: index === 0 ? 12 : 10,
        after: 0,
        align: 'center',
      });
    });
    this.kit.moveDown(0.4);
    this.rule();
    this.kit.moveDown(1);
  }

  /** A heading and its bookmark. Levels go down one at a time, from 1. */
  heading(level: HeadingLevel, text: string): void {
    const { size, before, after } = HEADINGS[level];
    this.kit.y += this.kit.y > MARGINS.top ? before : 0;
    // A heading stays with the first lines that follow it.
    this.room(size * 1.5 + after + BODY * 3);
    this.bookmark(level, text);
    this.block(`H${level}`, [{ text, strong: true }], { size, after });
  }

  paragraph(text: Text, look: { readonly size?: number; readonly align?: 'left' | 'right' | 'center' } = {}): void {
    this.block('P', runs(text), { size: look.size ?? BODY, after: 6, align: look.align ?? 'left' });
  }

  list(items: readonly Text[]): void {
    const list = this.kit.struct('L');
    this.root.add(list);
    for (const item of items) {
      this.room(BODY * 1.6);
      const entry = this.kit.struct('LI');
      list.add(entry);
      const top = this.kit.y;
      entry.add(
        this.kit.struct('Lbl', {}, () => {
          this.write([{ text: '•' }], { size: BODY, x: MARGINS.left + 6, width: 10 });
        }),
      );
      this.kit.y = top;
      entry.add(
        this.kit.struct('LBody', {}, () => {
          this.write(runs(item), { size: BODY, x: MARGINS.left + 18, width: this.width - 18 });
        }),
      );
      entry.end();
      this.kit.y += 2;
    }
    list.end();
    this.kit.x = MARGINS.left;
    this.kit.y += 4;
  }

  /** Names and values side by side: a table without rules whose first column are row headers. @param width share of the text's width */
  keyValues(pairs: readonly (readonly [string, string])[], width = 1): void {
    this.table({ columns: [{ width: 0.32 }, {}], rows: pairs, rowHeaders: true, plain: true, width });
  }

  /** @throws RangeError when one row is taller than a page. */
  table(options: TableOptions): void {
    new PdfTable(this.kit, this.root, options, (text, weight, size) => this.use(text, weight, size)).draw();
    this.kit.x = MARGINS.left;
    this.kit.y += 10;
  }

  /** A drawing with the words that stand for it. It never breaks over pages. */
  figure(options: FigureOptions): void {
    this.room(options.height + 4);
    const x = MARGINS.left + (options.align === 'right' ? this.width - options.width : 0);
    new PdfFigure(this.kit, x, this.kit.y, (text, weight, size) => this.use(text, weight, size)).draw(
      this.root,
      options,
    );
    this.kit.x = MARGINS.left;
    this.kit.y += options.aside ? 0 : options.height + 8;
  }

  /** Begins a page unless so many points are left on this one. */
  keepTogether(points: number): void {
    this.room(points);
  }

  /** What is added meanwhile is read aloud in another language (BCP 47). */
  inLanguage(language: string, add: () => void): void {
    const whole = this.root;
    const part = this.kit.struct('Sect', { lang: language });
    whole.add(part);
    this.root = part;
    add();
    part.end();
    this.root = whole;
  }

  space(points: number): void {
    this.kit.y += points;
  }

  newPage(): void {
    this.kit.addPage();
  }

  /** Leaves room for a signature over the whole file (see DocumentSigner). Once, before {@link end}. */
  reserveSignature(placeholder: SignaturePlaceholder): void {
    addSignaturePlaceholder(this.kit, placeholder);
  }

  /** The finished file. */
  async end(): Promise<Buffer> {
    this.root.end();
    this.pageMargins();
    const chunks: Buffer[] = [];
    const whole = new Promise<Buffer>((resolve, reject) => {
      this.kit.on('data', (chunk: Uint8Array) => chunks.push(Buffer.from(chunk)));
      this.kit.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
      this.kit.on('error', reject);
    });
    this.kit.end();
    return whole;
  }

  private block(
    tag: string,
    content: readonly Run[],
    look: { size: number; after: number; align?: 'left' | 'right' | 'center' },
  ): void {
    const element = this.kit.struct(tag, {}, () => {
      this.write(content, {
        size: look.size,
        x: MARGINS.left,
        width: this.width,
        ...(look.align ? { align: look.align } : {}),
      });
    });
    this.root.add(element);
    element.end();
    this.kit.x = MARGINS.left;
    this.kit.y += look.after;
  }

  private write(
    content: readonly Run[],
    place: { size: number; x: number; width: number; align?: 'left' | 'right' | 'center' },
  ): void {
    const parts = content.filter(({ text }) => text !== '');
    this.kit.x = place.x;
    parts.forEach(({ text, strong }, index) => {
      const shown = this.use(text, strong ? 'bold' : 'regular', place.size);
      this.kit.fillColor(INK);
      this.kit.text(shown, {
        width: place.width,
        align: place.align ?? 'left',
        lineGap: 1.5,
        continued: index < parts.length - 1,
      });
    });
  }

  /** Chooses font and size, and answers the text as it is to be printed. */
  private use(text: string, weight: Weight, size: number): string {
    const fit = printable(text, weight);
    this.kit.font(fit.font).fontSize(size);
    return fit.text;
  }

  private bookmark(level: number, text: string): void {
    while ((this.bookmarks.at(-1)?.level ?? 0) >= level) this.bookmarks.pop();
    const parent = this.bookmarks.at(-1)?.outline ?? this.kit.outline;
    this.bookmarks.push({ level, outline: parent.addItem(text) });
  }

  private room(height: number): void {
    if (this.kit.y + height > this.kit.page.height - MARGINS.bottom) this.kit.addPage();
  }

  private rule(): void {
    this.kit.markContent('Artifact', { type: 'Layout' });
    this.kit
      .moveTo(MARGINS.left, this.kit.y)
      .lineTo(MARGINS.left + this.width, this.kit.y)
      .lineWidth(0.7)
      .stroke(RULE);
    this.kit.endMarkedContent();
  }

  /** Heads and feet are artifacts: a reader aloud leaves them out. */
  private pageMargins(): void {
    const { start, count } = this.kit.bufferedPageRange();
    for (let index = start; index < start + count; index += 1) {
      this.kit.switchToPage(index);
      const { page } = this.kit;
      // Below the margin PDFKit would begin another page.
      page.margins = { ...page.margins, top: 0, bottom: 0 };
      this.kit.markContent('Artifact', { type: 'Pagination' });
      const line = (text: string, y: number, align: 'left' | 'right' | 'center', size = 8) => {
        const shown = this.use(text, 'regular', size);
        this.kit
          .fillColor(GREY)
          .text(shown, MARGINS.left, y, { width: this.width, align, lineBreak: align !== 'left' });
      };
      if (this.options.footer) line(this.options.footer, page.height - 44, 'left');
      line(`Pagina ${index - start + 1} di ${count}`, page.height - 44, 'right');
      if (this.options.banner) line(this.options.banner, 22, 'center', 14);
      this.kit.endMarkedContent();
    }
  }
}

const runs = (text: Text): readonly Run[] => (typeof text === 'string' ? [{ text }] : text);

/** PDFKit copies the metadata into XML as they are; ISO 19005-2, 6.6.2 wants them equal in both places. */
const metadataText = (text: string): string => text.replaceAll('&', 'e').replaceAll(/[<>]/gu, '');
