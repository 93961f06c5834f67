/** Languages often spoken by the children of the census, for the list to choose from; ISO 639-1, or 639-3 where there is none. */
export const LANGUAGES_TO_CHOOSE: readonly string[] = [
  ...['am', 'ar', 'bn', 'bm', 'zh', 'snk', 'fa', 'prs', 'ff', 'fr', 'ka', 'ha', 'hi', 'ig', 'en', 'it', 'ku', 'mnk'],
  ...[
    'ps',
    'pt',
    'pa',
    'ro',
    'ru',
    'sr',
    'so',
    'es',
    'sus',
    'sw',
    'ta',
    'tw',
    'ti',
    'tr',
    'uk',
    'ur',
    'wo',
    'yo',
    'sq',
  ],
];

/** The name of a language in another; the code where it has none. */
export function languageName(code: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language', fallback: 'code' }).of(code) ?? code;
}
