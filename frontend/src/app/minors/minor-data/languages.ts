/** Codes of languages (ISO 639) in the words of the reader's language. */
export function languageNames(codes: readonly string[], readersLanguage: string): string {
  const names = new Intl.DisplayNames([readersLanguage], { type: 'language', fallback: 'code' });
  return codes.map((code) => (/^[a-z]{2,3}$/i.test(code) ? (names.of(code) ?? code) : code)).join(', ');
}
