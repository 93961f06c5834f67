import type { Report, ReportBlock, ReportTable } from '../../../domain/report/report-model.js';
import { parseReportPeriod } from '../../../domain/report/report-period.js';
import { PdfDocument } from '../../../platform/pdf/pdf-document.js';
import type { Canvas } from '../../../platform/pdf/pdf-figure.js';
import { drawFigure } from '../figures/draw-figure.js';
import type { Drawing } from '../figures/drawing.js';

/** The widest table that still reads upright. */
const MOST_UPRIGHT_COLUMNS = 8;
const MAP_WIDTH = 330;
/** Room for the title above a drawing. */
const FIGURE_TITLE = 20;

/** The report as the Ministry prints it: letterhead of the day, cover, contents, chapters, tables, charts, map, notes. Tagged, PDF/A-2a. */
export async function reportPdf(report: Report): Promise<Buffer> {
  const { cover } = report;
  const pdf = new PdfDocument({
    title: `${cover.title} – ${cover.date}`,
    author: cover.ministry,
    subject: cover.date,
    madeAt: new Date(report.knownAt),
    footer: [cover.date, ...(cover.territory === null ? [] : [cover.territory])].join(' – '),
  });
  printCover(pdf, report);
  printContents(pdf, report);
  pdf.newPage();
  for (const block of report.blocks) printBlock(pdf, report, block);
  pdf.heading(2, 'Note');
  for (const note of report.notes)
    pdf.paragraph(note.mark === null ? note.text : `${note.mark}. ${note.text}`, { size: 8.5 });
  return pdf.end();
}

function printCover(pdf: PdfDocument, { cover, variant, kind, period }: Report): void {
  pdf.letterhead([cover.ministry, cover.directorate, ...(cover.division === null ? [] : [cover.division])]);
  pdf.space(150);
  pdf.heading(1, cover.title);
  if (cover.territory !== null) pdf.paragraph([{ text: cover.territory, strong: true }], { size: 14 });
  pdf.paragraph([{ text: cover.date, strong: true }], { size: 14 });
  if (kind !== 'monthly')
    pdf.paragraph(`Periodo di riferimento: ${parseReportPeriod(kind, period).label}`, { size: 10 });
  if (variant === 'public')
    pdf.paragraph(
      'Versione per la diffusione: i valori che potrebbero far riconoscere una persona sono protetti e indicati con un asterisco.',
      { size: 10 },
    );
}

/** List of tables and list of figures. */
function printContents(pdf: PdfDocument, { tables, figures }: Report): void {
  pdf.newPage();
  pdf.heading(2, 'Indice delle tabelle');
  pdf.list(tables.map(({ number, title }) => `Tabella ${number} – ${title}`));
  if (figures.length === 0) return;
  pdf.heading(2, 'Indice delle figure');
  pdf.list(figures.map(({ number, title }) => `Figura ${number} – ${title}`));
}

function printBlock(pdf: PdfDocument, report: Report, block: ReportBlock): void {
  switch (block.type) {
    case 'heading':
      pdf.heading(2, `${block.number}. ${block.text}`);
      return;
    case 'paragraph':
      pdf.paragraph(block.text);
      return;
    case 'commentary':
      if (block.commentary === null) return;
      pdf.heading(3, block.title);
      for (const paragraph of block.commentary.text.split(/\n+/u).filter((text) => text.trim() !== ''))
        pdf.paragraph(paragraph);
      pdf.paragraph(`${block.commentary.author}, ${italianDay(block.commentary.writtenAt)}`, {
        size: 8.5,
        align: 'right',
      });
      return;
    case 'table': {
      const table = report.tables.find(({ id }) => id === block.table);
      if (table !== undefined) printTable(pdf, table);
      return;
    }
    case 'figure': {
      const figure = report.figures.find(({ id }) => id === block.figure);
      if (figure === undefined) return;
      const drawing = drawFigure(report, figure);
      const scale = figure.form === 'map' ? MAP_WIDTH / drawing.width : pdf.width / drawing.width;
      pdf.figure({
        alt: figure.alternative,
        width: drawing.width * scale,
        height: drawing.height * scale + FIGURE_TITLE,
        draw: (canvas) => {
          // The title is drawn with the figure, so that no page parts them.
          canvas.text(0, 2, `Figura ${figure.number} – ${figure.title}`, { size: 9, strong: true });
          canvas.scaled(scale, 0, FIGURE_TITLE, () => {
            paint(canvas, drawing);
          });
        },
      });
    }
  }
}

function printTable(pdf: PdfDocument, table: ReportTable): void {
  const narrow = table.columns.length > 4;
  pdf.table({
    caption: `Tabella ${table.number} – ${table.title}`,
    columns: [
      { title: table.labelHeading, ...(narrow ? { width: 0.2 } : { width: 0.46 }) },
      ...table.columns.map(({ heading }) => ({ title: heading, align: 'right' as const })),
    ],
    rows: table.rows.filter(({ role }) => role !== 'total').map((row) => cells(table, row)),
    ...totalsOf(table),
    rowHeaders: true,
    size: table.columns.length >= MOST_UPRIGHT_COLUMNS ? 6 : narrow ? 7 : 9,
  });
  if (table.remark !== undefined) pdf.paragraph(table.remark, { size: 8 });
}

const cells = ({ columns }: ReportTable, { label, numbers }: ReportTable['rows'][number]): string[] => [
  label,
  ...columns.map(({ key }) => numbers[key]?.text ?? ''),
];

function totalsOf(table: ReportTable): { totals?: string[] } {
  const total = table.rows.find(({ role }) => role === 'total');
  return total === undefined ? {} : { totals: cells(table, total) };
}

function paint(canvas: Canvas, { shapes }: Drawing): void {
  for (const shape of shapes) {
    if (shape.kind === 'path') {
      const { kind: _, d, ...look } = shape;
      canvas.path(d, look);
    } else {
      const { x, y, text, size, align, bold = false } = shape;
      canvas.text(x, y, text, { size, align, strong: bold });
    }
  }
}

/** The day in Rome, as written in Italy. */
const italianDay = (instant: string): string =>
  new Intl.DateTimeFormat('it', { dateStyle: 'long', timeZone: 'Europe/Rome' }).format(new Date(instant));
