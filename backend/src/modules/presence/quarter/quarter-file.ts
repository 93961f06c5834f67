import ExcelJS from 'exceljs';
import { formatShortItalian } from '../../../domain/calendar-date.js';
import { FACILITY_KINDS } from '../../../domain/codes.js';
import type { DailyAmount } from '../../../domain/daily-amount.js';
import { formatSimCode } from '../../../domain/sim-code.js';
import { csvFile, formulaSafe } from '../../../platform/files/csv-file.js';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import type { Download } from '../../../platform/http/download.js';
import type { PresenceFormat } from '../presence-file.js';
import type { Elsewhere, QuarterFacility, QuarterMinor } from './quarter-ledger.js';
import type { QuarterList } from './quarter.service.js';

const HEADER = [
  'struttura',
  'codice_struttura',
  'codice_sim',
  'cognome',
  'nome',
  'data_nascita',
  'periodi',
  'giorni',
  'euro',
  'giorni_senza_importo',
];

/** `SIM-presenze-082053-2026-Q4.csv` */
export async function quarterFile(list: QuarterList, format: Exclude<PresenceFormat, 'json'>): Promise<Download> {
  return {
    name: `SIM-presenze-${list.municipality.istatCode}-${list.quarter}.${format}`,
    mediaType: MEDIA_TYPES[format],
    content: format === 'csv' ? csv(list) : await xlsx(list),
  };
}

const rangesText = ({ ranges }: Pick<QuarterMinor, 'ranges'>): string =>
  ranges.map(({ first, last }) => `${formatShortItalian(first)}-${formatShortItalian(last)}`).join('; ');

/** Euro with a comma and two decimals, without grouping: `1350,00`. */
const euroText = (cents: number): string => `${Math.floor(cents / 100)},${String(cents % 100).padStart(2, '0')}`;

function csv({ facilities, days, cents, daysWithout }: QuarterList): Buffer {
  const rows = facilities.flatMap((facility) =>
    facility.minors.map((minor) => [
      formulaSafe(facility.name),
      formulaSafe(facility.code),
      formatSimCode(minor.simCode),
      formulaSafe(minor.familyName ?? ''),
      formulaSafe(minor.givenName ?? ''),
      minor.birthDate,
      rangesText(minor),
      minor.days,
      euroText(minor.cents),
      minor.daysWithout,
    ]),
  );
  return csvFile(HEADER, [...rows, ['TOTALE', '', '', '', '', '', '', days, euroText(cents), daysWithout]]);
}

async function xlsx(list: QuarterList): Promise<Buffer> {
  const workbook = new ExcelJS.Workbook();
  workbook.created = workbook.modified = new Date(list.takenAt);
  const summary = sheetOf(workbook, 'Riepilogo', [34, 18, 34, 34, 10, 10, 14, 14]);
  summary.addRow([
    `Presenze del trimestre ${list.quarter} – ${list.municipality.name} (${list.municipality.province})`,
  ]);
  summary.addRow([`Giorni contati fino al ${formatShortItalian(list.countedUntil)} compreso`]);
  for (const amount of list.amounts) summary.addRow([amountText(amount)]);
  summary.addRow([]);
  summary.addRow(['Struttura', 'Codice', 'Tipo', 'Ente gestore', 'Minori', 'Giorni', 'Euro', 'Giorni senza importo']);
  for (const facility of list.facilities) summary.addRow(facilityRow(facility));
  summary.addRow(['Totale', '', '', '', list.minors.length, list.days, list.cents / 100, list.daysWithout]);
  summary.getColumn(7).numFmt = '#,##0.00';
  const detail = sheetOf(workbook, 'Elenco', [34, 18, 14, 22, 22, 12, 44, 10, 14, 14]);
  detail.addRow([
    'Struttura',
    'Codice',
    'Codice SIM',
    'Cognome',
    'Nome',
    'Nato il',
    'Periodi',
    'Giorni',
    'Euro',
    'Giorni senza importo',
  ]);
  for (const facility of list.facilities)
    for (const minor of facility.minors)
      detail.addRow([
        facility.name,
        facility.code,
        formatSimCode(minor.simCode),
        minor.familyName ?? '',
        minor.givenName ?? '',
        formatShortItalian(minor.birthDate),
        rangesText(minor),
        minor.days,
        minor.cents / 100,
        minor.daysWithout,
      ]);
  detail.addRow(['Totale', '', '', '', '', '', '', list.days, list.cents / 100, list.daysWithout]);
  detail.getColumn(9).numFmt = '#,##0.00';
  if (list.elsewhere !== null) addElsewhere(workbook, list.elsewhere);
  return Buffer.from(await workbook.xlsx.writeBuffer());
}

/** Of whom the municipality is in charge, and the days of another one's facilities: without amounts, and in no sum. */
function addElsewhere(workbook: ExcelJS.Workbook, { facilities, days }: Elsewhere): void {
  const sheet = sheetOf(workbook, 'Accolti altrove', [34, 18, 26, 14, 22, 22, 12, 44, 10]);
  sheet.addRow([
    'Minori in carico al Comune accolti in strutture di altri Comuni: i giorni e gli importi sono nell’elenco del Comune della struttura',
  ]);
  sheet.addRow(['Struttura', 'Codice', 'Comune', 'Codice SIM', 'Cognome', 'Nome', 'Nato il', 'Periodi', 'Giorni']);
  for (const facility of facilities)
    for (const minor of facility.minors)
      sheet.addRow([
        facility.name,
        facility.code,
        `${facility.municipality} (${facility.province})`,
        formatSimCode(minor.simCode),
        minor.familyName ?? '',
        minor.givenName ?? '',
        formatShortItalian(minor.birthDate),
        rangesText(minor),
        minor.days,
      ]);
  sheet.addRow(['Totale', '', '', '', '', '', '', '', days]);
}

const facilityRow = (facility: QuarterFacility): (string | number)[] => [
  facility.name,
  facility.code,
  FACILITY_KINDS.label(facility.kind, 'it'),
  facility.managingBody,
  facility.minors.length,
  facility.days,
  facility.cents / 100,
  facility.daysWithout,
];

const amountText = ({ kind, validity, cents, source, toVerify }: DailyAmount): string =>
  `${FACILITY_KINDS.label(kind, 'it')}: ${euroText(cents)} euro al giorno dal ${formatShortItalian(validity.from)} (${source})${toVerify ? ' – IMPORTO DA VERIFICARE' : ''}`;

function sheetOf(workbook: ExcelJS.Workbook, name: string, widths: readonly number[]): ExcelJS.Worksheet {
  const sheet = workbook.addWorksheet(name, {
    pageSetup: { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
    headerFooter: { oddFooter: '&R&9Pagina &P di &N' },
  });
  sheet.columns = widths.map((width) => ({ width }));
  return sheet;
}
