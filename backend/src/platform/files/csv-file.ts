import { stringify } from 'csv-stringify/sync';

/**
 * A table for people with an Italian spreadsheet: semicolons, CRLF, and UTF-8 with a byte order mark, without which
 * Excel reads `Costa d’Avorio` and `ETÀ` in the wrong alphabet. Texts of people pass {@link formulaSafe} first.
 */
export function csvFile(header: readonly string[], rows: readonly (readonly (string | number)[])[]): Buffer {
  const options = {
    bom: true,
    delimiter: ';',
    header: true,
    columns: [...header],
    record_delimiter: 'windows',
  } as const;
  return Buffer.from(stringify([...rows], options), 'utf8');
}

/** A text that a spreadsheet would run as a formula gets an apostrophe in front (OWASP, CSV injection). */
export const formulaSafe = (text: string): string => (/^[=+\-@\t\r\n]/u.test(text) ? `'${text}` : text);
