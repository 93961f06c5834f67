import ExcelJS from 'exceljs';
import { formatMonthItalian, formatShortItalian } from '../../domain/calendar-date.js';
import { firstDayOf } from '../../domain/period.js';
import { formatSimCode } from '../../domain/sim-code.js';
import { dayHeading, marksOf, movementsText } from './presence-lines.js';
import type { Presence } from './presence.service.js';

/** A4; the enumeration of exceljs exists in its types only, not when it runs. */
const A4 = { paperSize: 9 };
const HEADER_ROW = 4;
const PERSON_COLUMNS = 4;
const GREY = 'FFE8F0F8';

/** One sheet, A4 landscape: a row a minor, a column a day. Texts are text cells, which no spreadsheet runs; presences are numbers. */
export async function presenceXlsx(presence: Presence): Promise<Buffer> {
  const { minors, days, total, countedUntil, takenAt } = presence;
  const workbook = new ExcelJS.Workbook();
  workbook.title = titleOf(presence);
  workbook.created = new Date(takenAt);
  workbook.modified = workbook.created;
  const sheet = workbook.addWorksheet('Presenze', {
    views: [{ state: 'frozen', xSplit: 3, ySplit: HEADER_ROW }],
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&R&9Pagina &P di &N' },
  });
  Object.assign(sheet.pageSetup, A4);
  sheet.pageSetup.printTitlesRow = `${HEADER_ROW}:${HEADER_ROW}`;
  sheet.columns = [14, 22, 22, 12, ...days.map(() => 4), 8, 34, 34].map((width) => ({ width }));
  sheet.addRow([titleOf(presence)]).font = { bold: true, size: 13 };
  sheet.addRow([placeOf(presence)]);
  sheet.addRow([]);
  emphasise(
    sheet.addRow(['Codice SIM', 'Cognome', 'Nome', 'Nato il', ...days.map(dayHeading), 'Giorni', 'Arrivi', 'Uscite']),
  );
  for (const minor of minors) {
    sheet.addRow([
      formatSimCode(minor.simCode),
      minor.familyName,
      minor.givenName ?? '',
      formatShortItalian(minor.birthDate),
      ...marksOf(minor, days, countedUntil).map((mark) => (mark === 1 ? 1 : null)),
      minor.days,
      movementsText(minor.arrivals),
      movementsText(minor.departures),
    ]);
  }
  const totals = days.map(({ on, present }) => (on > countedUntil ? null : present));
  emphasise(sheet.addRow(['Totale', ...Array<null>(PERSON_COLUMNS - 1).fill(null), ...totals, total]));
  const places = days.map((day) => day.places);
  sheet.addRow(['Posti', ...Array<null>(PERSON_COLUMNS - 1).fill(null), ...places]);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

const titleOf = ({ facility, month }: Presence): string =>
  `Presenze di ${formatMonthItalian(firstDayOf(month))} – ${facility.name} (${facility.code})`;

const placeOf = ({ facility, countedUntil }: Presence): string =>
  `${facility.managingBody} – ${facility.municipality} (${facility.province}) – giorni contati fino al ${formatShortItalian(countedUntil)} compreso`;

function emphasise(row: ExcelJS.Row): void {
  row.font = { bold: true };
  row.eachCell((cell) => {
    cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: GREY } };
  });
}
