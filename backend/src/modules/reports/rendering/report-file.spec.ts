import { describe, expect, test } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import ExcelJS from 'exceljs';
import { MARCH_2017_INPUT, monthlyReport } from '../../../domain/report/monthly-report.fixture.js';
import { renderReport } from './report-file.js';

const report = monthlyReport(MARCH_2017_INPUT);

describe('the JSON file', () => {
  test('is the document itself', async () => {
    const file = await renderReport(report, 'json');
    expect(file.name).toBe('SIM-report-mensile-2017-03.json');
    expect(JSON.parse(file.content.toString('utf8'))).toEqual(report);
  });
});

describe('the CSV file', () => {
  const read = async (of = report): Promise<string[][]> => {
    const { content } = await renderReport(of, 'csv');
    return parse(content, { delimiter: ';', bom: true });
  };

  test('opens in an Italian spreadsheet: byte order mark, semicolons, CRLF', async () => {
    const { content, mediaType } = await renderReport(report, 'csv');
    expect([...content.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(content.toString('utf8')).toContain('percentuale;variazione\r\n');
    expect(mediaType).toBe('text/csv; charset=utf-8');
  });

  test('has a line for each row of each table, with plain counts and decimal commas', async () => {
    const lines = await read();
    expect(lines[0]).toEqual(['tabella', 'titolo', 'riga', 'presenti_e_censiti', 'percentuale', 'variazione']);
    expect(lines).toContainEqual(['2', 'DISTRIBUZIONE PER GENERE', 'MASCHILE', '14367', '92,9', '']);
    expect(lines).toContainEqual(['4', 'RIPARTIZIONE DEI MINORI PER CITTADINANZA', "COSTA D'AVORIO", '906', '5,9', '']);
    expect(lines).toContainEqual(['4', 'RIPARTIZIONE DEI MINORI PER CITTADINANZA', 'TOTALE', '15458', '100', '']);
    expect(lines.filter(([table]) => table === '4')).toHaveLength(37);
  });

  test('carries the cover and the notes', async () => {
    const lines = await read();
    expect(lines).toContainEqual(['copertina', '', 'Dati al 31 marzo 2017', '', '', '']);
    expect(lines.filter(([table]) => table === 'nota')).toHaveLength(3);
    expect(lines.find(([table]) => table === 'nota')?.[2]).toMatch(/^\(1\) Il censimento/u);
  });

  test('runs no formula that hides in a name', async () => {
    const countryNames = new Map([
      ['EGY', '=CMD()'],
      ['GMB', '@SUM(A1)'],
      ['ALB', '-1+1'],
    ]);
    const labels = (await read(monthlyReport({ ...MARCH_2017_INPUT, countryNames }))).map((line) => line[2]);
    expect(labels).toEqual(expect.arrayContaining(["'=CMD()", "'@SUM(A1)", "'-1+1"]));
  });

  test('writes a fall with a minus that a spreadsheet reads', async () => {
    const earlier = { ...MARCH_2017_INPUT.census, total: 20000, byRegion: { ITG1: 20000 } };
    const lines = await read(monthlyReport({ ...MARCH_2017_INPUT, yearBefore: earlier }));
    expect(lines.find(([table, , , , , change]) => table === '9' && change !== '')?.[5]).toBe('-22,7');
  });
});

describe('the XLSX file, read back', () => {
  const read = async (): Promise<ExcelJS.Workbook> => {
    const { content } = await renderReport(report, 'xlsx');
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load(new Uint8Array(content).buffer);
    return workbook;
  };
  const sheetOf = (workbook: ExcelJS.Workbook, name: string): ExcelJS.Worksheet => {
    const sheet = workbook.getWorksheet(name);
    if (!sheet) throw new Error(`No sheet ${name}`);
    return sheet;
  };

  test('has the cover and a sheet for each table', async () => {
    const workbook = await read();
    expect(workbook.worksheets.map((sheet) => sheet.name)).toEqual([
      'Copertina e note',
      '1 Segnalazioni',
      '2 Genere',
      '3 Età',
      '4 Cittadinanza',
      '5 Regione',
      '6 Minori straniere - età',
      '7 Minori straniere - cittadin.',
      '8 Minori straniere - regione',
    ]);
    const cover = sheetOf(workbook, 'Copertina e note');
    const texts = cover.getColumn(1).values;
    expect(texts).toContain("Direzione generale dell'immigrazione e delle politiche di integrazione – Divisione II");
    expect(texts).toContain('Dati al 31 marzo 2017');
    expect(texts.some((text) => typeof text === 'string' && text.startsWith('(1) Il censimento'))).toBe(true);
  });

  test('holds real numbers with their formats', async () => {
    const sheet = sheetOf(await read(), '4 Cittadinanza');
    expect(sheet.getCell('A1').value).toBe('RIPARTIZIONE DEI MINORI PER CITTADINANZA');
    expect([1, 2, 3].map((column) => sheet.getRow(2).getCell(column).value)).toEqual([
      'CITTADINANZA',
      'PRESENTI E CENSITI',
      '%',
    ]);
    expect([1, 2, 3].map((column) => sheet.getRow(3).getCell(column).value)).toEqual(['EGITTO', 2289, 14.8]);
    expect(sheet.getCell('B3').numFmt).toBe('#,##0');
    expect(sheet.getCell('C3').numFmt).toBe('0.0');
    expect([1, 2, 3].map((column) => sheet.getRow(39).getCell(column).value)).toEqual(['TOTALE', 15458, 100]);
    expect(sheet.getCell('C39').numFmt).toBe('0');
    expect(sheet.rowCount).toBe(39);
  });

  test('keeps its header in sight and is set up for A4', async () => {
    const sheet = sheetOf(await read(), '5 Regione');
    expect(sheet.views[0]).toMatchObject({ state: 'frozen', ySplit: 2 });
    expect(sheet.pageSetup).toMatchObject({
      paperSize: 9,
      orientation: 'portrait',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '1:2',
    });
    expect(sheet.headerFooter.oddHeader).toContain('RIPARTIZIONE DEI MINORI PER REGIONE DI ACCOGLIENZA');
    expect(sheet.headerFooter.oddFooter).toContain('Pagina &P di &N');
    expect(sheet.getColumn(1).width).toBeGreaterThan(30);
  });
});
