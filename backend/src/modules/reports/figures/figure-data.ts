import { inSmallLetters } from '../../../domain/report/figure-alternative.js';
import { printCount } from '../../../domain/report/printed-numbers.js';
import type { ReportTable } from '../../../domain/report/report-model.js';

/** Languages of the words and numbers of a picture; reports are Italian. */
export const DRAWING_LANGUAGES = ['it', 'en'] as const;
export type DrawingLanguage = (typeof DRAWING_LANGUAGES)[number];

const ENGLISH = new Intl.NumberFormat('en-GB', { maximumFractionDigits: 1 });

/** A whole number on a scale or in a legend. */
export const countText = (value: number, language: DrawingLanguage): string =>
  language === 'it' ? printCount(value).text : ENGLISH.format(value);

/** A number to draw. */
export interface Datum {
  readonly key: string;
  readonly label: string;
  readonly value: number;
  /** As printed. */
  readonly text: string;
}

/** The rows of a table that a figure draws: no totals, and no groups of several codes beside single ones. Protected cells have no value and are drawn as none. */
export const figureData = (table: ReportTable, most = Number.POSITIVE_INFINITY): Datum[] =>
  table.rows
    .filter(({ role }) => role === 'item')
    .slice(0, most)
    .map(({ key, label, numbers }) => ({
      key,
      label: inSmallLetters(label),
      value: numbers.count?.value ?? 0,
      text: numbers.count?.text ?? '',
    }));
