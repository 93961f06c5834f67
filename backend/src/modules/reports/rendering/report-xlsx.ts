import ExcelJS from 'exceljs';
import type { PrintedNumber } from '../../../domain/report/printed-numbers.js';
import type { Measure, Report, ReportRow, ReportTable } from '../../../domain/report/report-model.js';

/** The number of the A4 format in a workbook. The enumeration of exceljs exists in its types only, not when it runs. */
const A4 = { paperSize: 9 };
const TITLE_ROW = 1;
const HEADER_ROW = 2;
/** A limit of the format. */
const LONGEST_SHEET_NAME = 31;
const LABEL_WIDTH = 46;
const NUMBER_WIDTH = 22;
const BLUE = 'FF0066CC';
const GREY = 'FFE8F0F8';

/**
 * A workbook with the cover and notes on the first sheet and one sheet for each table. Numbers are real numbers with
 * a format, so that the reader's own Excel prints the comma and the point of his language; a percentage is the
 * printed one (92.9), as in the column `%` of the PDF.
 */
export async function reportXlsx(report: Report): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.creator = report.cover.ministry;
  workbook.title = `${report.cover.title} – ${report.cover.date}`;
  workbook.created = new Date(report.knownAt);
  workbook.modified = workbook.created;
  addCover(workbook, report);
  for (const table of report.tables) addTable(workbook, report, table);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

function addCover(workbook: ExcelJS.Workbook, report: Report): void {
  const { cover, notes } = report;
  const sheet = addSheet(workbook, 'Copertina e note', report, cover.date, {});
  sheet.getColumn(1).width = 95;
  const line = (text: string, font: Partial<ExcelJS.Font>): void => {
    const row = sheet.addRow([text]);
    row.font = font;
    row.alignment = { wrapText: true, vertical: 'top' };
  };
  line(cover.ministry, { size: 12 });
  line(cover.division === null ? cover.directorate : `${cover.directorate} – ${cover.division}`, { size: 12 });
  sheet.addRow([]);
  line(cover.title, { size: 16, bold: true, color: { argb: BLUE } });
  if (cover.territory !== null) line(cover.territory, { size: 14, bold: true });
  line(cover.date, { size: 14, bold: true });
  sheet.addRow([]);
  line('Tabelle', { bold: true });
  for (const table of report.tables) line(`${table.number}. ${table.title}`, {});
  sheet.addRow([]);
  for (const block of report.blocks) {
    if (block.type === 'paragraph') line(block.text, {});
    if (block.type === 'commentary' && block.commentary !== null)
      line(`${block.title}. ${block.commentary.text} (${block.commentary.author})`, { italic: true });
  }
  sheet.addRow([]);
  line('Note', { bold: true });
  for (const note of notes) line(note.mark === null ? note.text : `(${note.mark}) ${note.text}`, { size: 10 });
}

function addTable(workbook: ExcelJS.Workbook, report: Report, table: ReportTable): void {
  const name = `${table.number} ${table.sheet}`.slice(0, LONGEST_SHEET_NAME);
  const sheet = addSheet(workbook, name, report, table.title, {
    views: [{ state: 'frozen', ySplit: HEADER_ROW, activeCell: 'A3' }],
  });
  const width = table.columns.length + 1;
  sheet.columns = [{ width: LABEL_WIDTH }, ...table.columns.map(() => ({ width: NUMBER_WIDTH }))];
  sheet.mergeCells(TITLE_ROW, 1, TITLE_ROW, width);
  const title = sheet.getCell(TITLE_ROW, 1);
  title.value = table.title;
  title.font = { bold: true, size: 13, color: { argb: BLUE } };
  title.alignment = { wrapText: true, vertical: 'middle' };
  sheet.getRow(TITLE_ROW).height = 34;
  addHeader(sheet, table);
  for (const row of table.rows) addRow(sheet, table, row);
  if (table.remark !== undefined) sheet.addRow([table.remark]).font = { italic: true, size: 9 };
  sheet.pageSetup.printTitlesRow = `${TITLE_ROW}:${HEADER_ROW}`;
}

function addSheet(
  workbook: ExcelJS.Workbook,
  name: string,
  report: Report,
  heading: string,
  options: Partial<ExcelJS.AddWorksheetOptions>,
): ExcelJS.Worksheet {
  const escaped = (text: string): string => text.replaceAll('&', '&&');
  const sheet = workbook.addWorksheet(name, {
    ...options,
    pageSetup: {
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      horizontalCentered: true,
    },
    headerFooter: {
      oddHeader: `&C&9${escaped(heading)}`,
      oddFooter: `&L&9${escaped(report.cover.date)}&R&9Pagina &P di &N`,
    },
  });
  Object.assign(sheet.pageSetup, A4);
  return sheet;
}

function addHeader(sheet: ExcelJS.Worksheet, table: ReportTable): void {
  const row = sheet.getRow(HEADER_ROW);
  row.values = [table.labelHeading, ...table.columns.map((column) => column.heading)];
  row.font = { bold: true };
  row.eachCell((cell, column) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } };
    cell.border = { bottom: { style: 'medium', color: { argb: BLUE } } };
    cell.alignment = { horizontal: column === 1 ? 'left' : 'right', wrapText: true };
  });
}

function addRow(sheet: ExcelJS.Worksheet, table: ReportTable, { label, numbers, role }: ReportRow): void {
  const row = sheet.addRow([label]);
  for (const [index, { key, measure }] of table.columns.entries()) {
    const number = numbers[key];
    if (number === undefined) continue;
    const cell = row.getCell(index + 2);
    cell.value = number.value ?? number.text;
    cell.numFmt = numberFormat(measure, number);
    cell.alignment = { horizontal: 'right' };
  }
  if (role === 'total') {
    row.font = { bold: true };
    row.eachCell((cell) => {
      cell.border = { top: { style: 'thin', color: { argb: BLUE } } };
    });
  }
}

/** As many decimals as the report prints: none for counts and for the 100 of the total. */
function numberFormat(measure: Measure, { text }: PrintedNumber): string {
  if (measure === 'count') return '#,##0';
  const decimals = text.split(',')[1]?.length ?? 0;
  const form = decimals === 0 ? '0' : `0.${'0'.repeat(decimals)}`;
  return measure === 'change' ? `+${form};-${form};${form}` : form;
}
