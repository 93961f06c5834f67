import { parse } from 'csv-parse/sync';

/** One municipality of a list: in being on the list's reference date. */
export interface ListedMunicipality {
  line: number;
  istatCode: string;
  belfiore: string | null;
  name: string;
  /** First day (`YYYY-MM-DD`), where the list tells it. */
  since: string | null;
}

/** Why a list is not loaded; `line` counts from 1 with the header. */
export interface ListProblem {
  line: number;
  column: string;
  value: string;
  reason: ListProblemReason;
}

export type ListProblemReason =
  | 'header_not_recognised'
  | 'not_readable'
  | 'empty_list'
  | 'code_not_valid'
  | 'code_repeated'
  | 'belfiore_not_valid'
  | 'name_missing'
  | 'province_unknown'
  | 'list_incomplete'
  | 'later_than_list';

export interface MunicipalityList {
  rows: ListedMunicipality[];
  problems: ListProblem[];
}

interface Layout {
  code: string;
  name: string;
  belfiore: string;
  since?: string;
  /** Column and value of the rows in being, where the list also has former ones. */
  inBeing?: { column: string; value: string };
}

type Row = Record<string, string>;

/** ANPR's archive of municipalities (Ministry of the Interior): former ones included. */
const ANPR: Layout = {
  code: 'CODISTAT',
  name: 'DENOMINAZIONE_IT',
  belfiore: 'CODCATASTALE',
  since: 'DATAISTITUZIONE',
  inBeing: { column: 'STATO', value: 'A' },
};

/**
 * Reads ISTAT's yearly list ("Elenco dei comuni italiani", semicolons, Windows-1252 or UTF-8, headers that change a little
 * from year to year) or ANPR's archive (commas, UTF-8). Every bad row is told; nothing is thrown.
 */
export function readMunicipalityList(file: Uint8Array): MunicipalityList {
  // csv-parse counts the two characters of a line end inside quotes as two lines.
  const text = decode(file).replaceAll('\r\n', '\n');
  const firstLine = text.slice(0, text.indexOf('\n') + 1 || undefined);
  const delimiter = firstLine.split(';').length > firstLine.split(',').length ? ';' : ',';
  let records: { record: Row; info: { lines: number } }[];
  let columns: string[] = [];
  try {
    records = parse(text, {
      bom: true,
      delimiter,
      info: true,
      relax_column_count: true,
      relax_quotes: true,
      skip_empty_lines: true,
      trim: true,
      columns: (header: string[]) => (columns = header.map((name) => name.replace(/\s+/g, ' ').trim())),
    });
  } catch (error) {
    return refused({ line: 1, column: '', value: error instanceof Error ? error.message : '', reason: 'not_readable' });
  }
  const layout = recognise(columns);
  if (layout === null) {
    return refused({
      line: 1,
      column: '',
      value: columns.slice(0, 5).join(delimiter),
      reason: 'header_not_recognised',
    });
  }
  return check(records, layout);
}

function check(records: { record: Row; info: { lines: number } }[], layout: Layout): MunicipalityList {
  const rows: ListedMunicipality[] = [];
  const problems: ListProblem[] = [];
  const seen = new Set<string>();
  for (const { record, info } of records) {
    if (Object.values(record).every((value) => !value)) continue;
    if (layout.inBeing && record[layout.inBeing.column] !== layout.inBeing.value) continue;
    const line = info.lines;
    const istatCode = record[layout.code] ?? '';
    const name = record[layout.name] ?? '';
    const belfiore = record[layout.belfiore] ?? '';
    const refuse = (column: string, value: string, reason: ListProblemReason): void => {
      problems.push({ line, column, value, reason });
    };
    if (!/^\d{6}$/.test(istatCode)) refuse(layout.code, istatCode, 'code_not_valid');
    else if (seen.has(istatCode)) refuse(layout.code, istatCode, 'code_repeated');
    if (!/^\p{L}/u.test(name)) refuse(layout.name, name, 'name_missing');
    if (belfiore && !/^[A-Z]\d{3}$/.test(belfiore)) refuse(layout.belfiore, belfiore, 'belfiore_not_valid');
    seen.add(istatCode);
    const since = layout.since ? (record[layout.since] ?? null) : null;
    rows.push({ line, istatCode, belfiore: belfiore || null, name, since });
  }
  if (rows.length === 0) problems.push({ line: 1, column: '', value: '', reason: 'empty_list' });
  return { rows, problems };
}

function recognise(columns: string[]): Layout | null {
  if (columns.includes(ANPR.code) && columns.includes(ANPR.name)) return ANPR;
  const find = (pattern: RegExp): string | undefined => columns.find((column) => pattern.test(column));
  const code = find(/^codice comune formato alfanumerico/i);
  const name = find(/^denominazione in italiano/i) ?? find(/^denominazione \(italiana/i);
  const belfiore = find(/^codice catastale/i);
  return code && name && belfiore ? { code, name, belfiore } : null;
}

/** UTF-8 when it is that, else Windows-1252, as ISTAT saves its list. */
function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file);
  } catch {
    return new TextDecoder('windows-1252').decode(file);
  }
}

function refused(problem: ListProblem): MunicipalityList {
  return { rows: [], problems: [problem] };
}
