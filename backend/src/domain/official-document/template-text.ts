import { formatLongItalian, isCalendarDate } from '../calendar-date.js';
import { type FieldError, fieldError } from '../problem.js';
import type { TemplateKind, TemplateLanguage } from './document-kind.js';
import { type DocumentValues, placeholder, placeholderByToken } from './placeholder.js';

/**
 * The small markup of the texts: a line `## …` is a heading, lines that begin with `- ` are a list, `**…**` is strong, a blank line ends a paragraph.
 * Everything else, HTML too, is text and printed as it stands.
 */
export type TextBlock =
  | { readonly kind: 'heading'; readonly text: string }
  | { readonly kind: 'paragraph'; readonly runs: readonly TextRun[] }
  | { readonly kind: 'list'; readonly items: readonly (readonly TextRun[])[] };
export interface TextRun {
  readonly text: string;
  readonly strong: boolean;
}

export interface TemplateText {
  readonly title: string;
  readonly body: string;
}

const TOKEN = /\{\{\s*([^{}]*?)\s*\}\}/gu;
const MAX_TITLE = 200;
const MAX_BODY = 10_000;

/** What is wrong with a text, field by field; unknown placeholders and braces without a partner among it. */
export function checkTemplateText(kind: TemplateKind, { title, body }: TemplateText): FieldError[] {
  return [...checkPart(kind, 'title', title, MAX_TITLE), ...checkPart(kind, 'body', body, MAX_BODY)];
}

function checkPart(kind: TemplateKind, field: 'title' | 'body', text: string, longest: number): FieldError[] {
  if (text.trim() === '') return [fieldError(field, 'required')];
  if (text.length > longest) return [fieldError(field, 'too_long')];
  const unknown = unknownTokens(kind, text).map((token) =>
    fieldError(field, 'unknown_placeholder', `{{${token}}} is not in the list of ${kind}.`),
  );
  const isOpen = /\{\{|\}\}/u.test(text.replaceAll(TOKEN, ''));
  return isOpen ? [...unknown, fieldError(field, 'invalid_value', 'Braces {{ and }} go in pairs.')] : unknown;
}

/** Tokens of a text that the kind does not know, once each. */
export function unknownTokens(kind: TemplateKind, text: string): string[] {
  const tokens = [...text.matchAll(TOKEN)].map(([, token]) => token ?? '');
  return [...new Set(tokens)].filter((token) => placeholderByToken(kind, token) === undefined);
}

/** A title with its values; lists become one line. */
export const fillLine = (
  kind: TemplateKind,
  text: string,
  values: DocumentValues,
  language: TemplateLanguage,
): string => replaceTokens(kind, text, values, language).replaceAll('\n', ', ').trim();

/**
 * The blocks of a text with its values. Values come in after the markup was read, so they are never markup. A paragraph or item that ends up
 * empty is left out; an item that is only a list placeholder becomes one item for each entry.
 */
export function fillBlocks(
  kind: TemplateKind,
  body: string,
  values: DocumentValues,
  language: TemplateLanguage,
): TextBlock[] {
  const fill = (text: string) => replaceTokens(kind, text, values, language);
  return parse(body).flatMap((block): TextBlock[] => {
    if (block.kind === 'list') {
      const items = block.items
        .flatMap((item) => (isListToken(kind, item) ? fill(item).split('\n').map(plainRun) : [fillRuns(item, fill)]))
        .filter((runs) => !isBlank(runs));
      return items.length === 0 ? [] : [{ kind: 'list', items }];
    }
    if (block.kind === 'heading') return [{ kind: 'heading', text: fill(block.text) }];
    const runs = runsOf(block.text).map((run) => ({ ...run, text: fill(run.text) }));
    return isBlank(runs) ? [] : [{ kind: 'paragraph', runs }];
  });
}

type RawBlock =
  | { readonly kind: 'heading' | 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] };

function parse(body: string): RawBlock[] {
  const blocks: RawBlock[] = [];
  for (const chunk of body.replaceAll('\r\n', '\n').split(/\n[ \t]*\n/u)) {
    let paragraph: string[] = [];
    let items: string[] = [];
    const flush = () => {
      if (paragraph.length > 0) blocks.push({ kind: 'paragraph', text: paragraph.join(' ') });
      if (items.length > 0) blocks.push({ kind: 'list', items });
      paragraph = [];
      items = [];
    };
    for (const line of chunk.split('\n').map((text) => text.trim())) {
      if (line.startsWith('## ')) {
        flush();
        blocks.push({ kind: 'heading', text: line.slice(3) });
      } else if (line.startsWith('- ')) {
        if (paragraph.length > 0) flush();
        items.push(line.slice(2));
      } else if (line !== '') {
        if (items.length > 0) flush();
        paragraph.push(line);
      }
    }
    flush();
  }
  return blocks;
}

const runsOf = (text: string): TextRun[] =>
  text.split('**').map((part, index, parts) => ({
    // A last pair of asterisks without a partner is text.
    text: index === parts.length - 1 && index % 2 === 1 ? `**${part}` : part,
    strong: index % 2 === 1 && index < parts.length - 1,
  }));

const plainRun = (text: string): TextRun[] => [{ text: text.trim(), strong: false }];
const fillRuns = (text: string, fill: (part: string) => string): TextRun[] =>
  runsOf(text).map((run) => ({ ...run, text: fill(run.text).replaceAll('\n', ', ') }));
const isBlank = (runs: readonly TextRun[]): boolean => runs.every(({ text }) => text.trim() === '');

function isListToken(kind: TemplateKind, item: string): boolean {
  const [match] = [...item.matchAll(TOKEN)];
  const name = match?.[0] === item.trim() ? placeholderByToken(kind, match[1] ?? '') : undefined;
  return name !== undefined && placeholder(name).form === 'list';
}

function replaceTokens(kind: TemplateKind, text: string, values: DocumentValues, language: TemplateLanguage): string {
  return text.replaceAll(TOKEN, (whole, token: string) => {
    const name = placeholderByToken(kind, token);
    if (name === undefined) return whole;
    const value = values[name] ?? '';
    return placeholder(name).form === 'date' && isCalendarDate(value) ? dayInWords(value, language) : value;
  });
}

const ENGLISH_DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
});

const dayInWords = (day: Parameters<typeof formatLongItalian>[0], language: TemplateLanguage): string =>
  language === 'it' ? formatLongItalian(day) : ENGLISH_DAY.format(new Date(`${day}T00:00:00Z`));
