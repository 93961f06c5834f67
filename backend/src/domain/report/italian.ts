/** The words that fit none, one and many: `{}` stands for the printed number of many. */
export interface CountedWords {
  readonly none: string;
  readonly one: string;
  readonly many: string;
}

/** A number in a sentence. `text` is the number as printed. */
export const inWords = (count: number, text: string, words: CountedWords): string =>
  count === 0 ? words.none : count === 1 ? words.one : words.many.replace('{}', text);

/** `a`; `a e b`; `a, b e c`. */
export function enumerated(parts: readonly string[]): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')} e ${last}`;
}

/** Before `8`, `11`, `80…`: `l'`; else `il `: a share in percent with its article. */
export function withArticle(percent: string): string {
  const whole = percent.split(',')[0] ?? '';
  return whole.startsWith('8') || whole === '11'
    ? `l'${percent}%`
    : whole === '0'
      ? `lo ${percent}%`
      : `il ${percent}%`;
}

/** As {@link withArticle} after `di`: `dell'8,1%`, `dello 0,3%`, `del 12,0%`. */
export function ofPercent(percent: string): string {
  const article = withArticle(percent);
  if (article.startsWith("l'")) return `del${article}`;
  return article.startsWith('lo ') ? `del${article}` : `d${article.replace(/^il /u, 'el ')}`;
}
