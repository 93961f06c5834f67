import type { ReadRow } from './read-file.js';

/** One row of a staging table in PostgreSQL's text format of COPY: line, values, problems as JSON (null when there is none). */
export function copyLine({ line, values, problems }: ReadRow, columns: number): string {
  let text = String(line);
  for (let index = 0; index < columns; index += 1) text += `\t${cell(values[index] ?? null)}`;
  return `${text}\t${problems.length === 0 ? '\\N' : cell(JSON.stringify(problems))}\n`;
}

const ESCAPED: Readonly<Record<string, string>> = { '\\': '\\\\', '\t': '\\t', '\n': '\\n', '\r': '\\r' };

const SPECIAL = /[\\\t\n\r]/;

function cell(value: string | null): string {
  if (value === null) return '\\N';
  return SPECIAL.test(value) ? value.replace(/[\\\t\n\r]/g, (mark) => ESCAPED[mark] ?? mark) : value;
}
