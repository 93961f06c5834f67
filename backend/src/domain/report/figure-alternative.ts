import { DIMENSION_TABLE } from './definition/dimensions.js';
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

/** `COSTA D'AVORIO` → `Costa d'Avorio`: capitals are read letter by letter by some screen readers. Labels of closed lists get their own letters back. */
export function inSmallLetters(label: string): string {
  const known = CLOSED_LABELS.get(label);
  if (known !== undefined) return known;
  return label
    .toLocaleLowerCase('it')
    .split(' ')
    .map((word, place) => (place > 0 && SMALL_WORDS.has(word) ? word : capitalised(word)))
    .join(' ');
}

const CLOSED_LABELS = new Map(
  Object.values(DIMENSION_TABLE).flatMap(({ labels, unknown }) =>
    [...Object.values(labels), unknown].map((label): [string, string] => [label.toLocaleUpperCase('it'), label]),
  ),
);

const MONTHS = 'gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre'.split(
  ' ',
);
const SMALL_WORDS = new Set(['di', 'del', 'della', 'in', 'al', 'e', 'il', 'non', 'per', 'a', 'da', 'o']);

function capitalised(word: string): string {
  if (MONTHS.includes(word)) return word;
  return word.replace(
    /^(d'|dell'|l')?(\p{L})(.*)$/u,
    (_, article: string | undefined, first: string, rest: string) =>
      `${article ?? ''}${first.toLocaleUpperCase('it')}${rest.replace(/-(\p{L})/gu, (__, letter: string) => `-${letter.toLocaleUpperCase('it')}`)}`,
  );
}
