import ExcelJS from 'exceljs';
import { formatShortItalian } from '../../../domain/calendar-date.js';
import {
  OPINION_GROUPINGS,
  type OpinionFigures,
  type OpinionGrouping,
  type OpinionStatisticsOfPeriod,
} from '../../../domain/opinion/statistics.js';
import { csvFile, formulaSafe } from '../../../platform/files/csv-file.js';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import type { Download } from '../../../platform/http/download.js';

/** The name of a region, a citizenship, a kind of applicant or a month, for people. */
export type GroupName = (grouping: OpinionGrouping, key: string | null) => string;

const GROUPING_TITLES: Readonly<Record<OpinionGrouping, string>> = {
  month: 'Mese',
  region: 'Regione',
  citizenship: 'Cittadinanza',
  applicantKind: 'Richiedente',
};

const FIGURES: readonly (readonly [heading: string, figure: keyof OpinionFigures])[] = [
  ['Richiesti', 'requested'],
  ['Ammessi', 'admitted'],
  ['Rilasciati', 'issued'],
  ['Favorevoli', 'favourable'],
  ['Non favorevoli', 'unfavourable'],
  ['Non dovuti', 'notDue'],
  ['In ritardo', 'late'],
  ['Giorni (mediana)', 'medianDays'],
  ['Giorni (90° percentile)', 'ninetiethPercentileDays'],
];

/** `SIM-pareri-2026-01-01-2026-06-30.csv` */
export async function statisticsFile(
  statistics: OpinionStatisticsOfPeriod,
  format: 'csv' | 'xlsx',
  nameOf: GroupName,
): Promise<Download> {
  const rows = rowsOf(statistics, nameOf);
  return {
    name: `SIM-pareri-${statistics.from}-${statistics.to}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: format === 'csv' ? csv(rows) : await xlsx(statistics, rows),
  };
}

type Row = readonly [grouping: string, name: string, ...figures: (number | null)[]];

function rowsOf({ total, groups }: OpinionStatisticsOfPeriod, nameOf: GroupName): Row[] {
  const figures = (of: OpinionFigures): (number | null)[] => FIGURES.map(([, figure]) => of[figure]);
  return [
    ['Totale', '', ...figures(total)],
    ...OPINION_GROUPINGS.flatMap((grouping) =>
      groups[grouping].map((group): Row => [GROUPING_TITLES[grouping], nameOf(grouping, group.key), ...figures(group)]),
    ),
  ];
}

const HEADINGS = ['Raggruppamento', 'Voce', ...FIGURES.map(([heading]) => heading)];

const csv = (rows: readonly Row[]): Buffer =>
  csvFile(
    HEADINGS,
    rows.map(([grouping, name, ...figures]) => [grouping, formulaSafe(name), ...figures.map((value) => value ?? '')]),
  );

/** One sheet, A4 landscape; figures are numbers, texts are text cells, which no spreadsheet runs. */
async function xlsx({ from, to }: OpinionStatisticsOfPeriod, rows: readonly Row[]): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('Pareri', {
    views: [{ state: 'frozen', ySplit: 4 }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&R&9Pagina &P di &N' },
  });
  // The number of A4 in a workbook: the enumeration of exceljs exists in its types only.
  Object.assign(sheet.pageSetup, { paperSize: 9 });
  sheet.columns = [18, 34, ...FIGURES.map(() => 14)].map((width) => ({ width }));
  sheet.addRow(['Pareri ai sensi dell’art. 32 del D.Lgs. 286/1998']).font = { bold: true, size: 13 };
  sheet.addRow([
    `Dal ${formatShortItalian(from)} al ${formatShortItalian(to)}, giorni compresi. Giorni dalla richiesta completa alla decisione, senza le sospensioni; mediana e percentile al rango più vicino.`,
  ]);
  sheet.addRow([]);
  sheet.addRow(HEADINGS).font = { bold: true };
  for (const row of rows) sheet.addRow([...row]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}
