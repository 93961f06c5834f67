import type { ReportTable } from './report-model.js';

const MOST_NAMED = 5;

/** What a chart shows, in words: the largest groups with their numbers, and where all of them are. */
export function figureAlternative(title: string, table: ReportTable): string {
  const rows = table.rows
    .filter(({ role }) => role === 'item')
    .map(({ label, numbers }) => ({ label, number: numbers.count }))
    .filter(({ number }) => (number?.value ?? 0) > 0)
    .sort((a, b) => (b.number?.value ?? 0) - (a.number?.value ?? 0));
  const where = `Tutti i valori sono nella tabella ${String(table.number)}.`;
  if (rows.length === 0) return `${title}. Nessun valore da rappresentare. ${where}`;
  const named = rows.slice(0, MOST_NAMED).map(({ label, number }) => `${inSmallLetters(label)} ${number?.text ?? ''}`);
  return `${title}. ${rows.length > MOST_NAMED ? 'Valori maggiori' : 'Valori'}: ${named.join('; ')}. ${where}`;
}

/** `COSTA D'AVORIO` → `Costa d'Avorio`: capitals are read letter by letter by some screen readers. */
export function inSmallLetters(label: string): string {
  const small = new Set(['di', 'del', 'della', 'in', 'al', 'e', 'il', 'non', 'per', 'a', 'da', 'o', 'giorni', 'anni', 'oltre', 'giorno', 'lo', 'stesso', 'dopo']);
  return label
    .toLocaleLowerCase('it')
    .split(' ')
    .map((word, place) => (place > 0 && small.has(word) ? word : capitalised(word)))
    .join(' ');
}

const capitalised = (word: string): string =>
  word.replace(/^(d'|dell'|l')?(\p{L})(.*)$/u, (_, article: string | undefined, first: string, rest: string) =>
    `${article ?? ''}${first.toLocaleUpperCase('it')}${rest.replace(/-(\p{L})/gu, (__, letter: string) => `-${letter.toLocaleUpperCase('it')}`)}`,
  );
