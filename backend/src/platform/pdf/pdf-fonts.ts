import { create, type Font } from 'fontkit';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/**
 * Titillium Web is the type of Italy's public offices; it has no letters beyond those of the Latin alphabets of Europe.
 * A text with others (Vietnamese names, Cyrillic) is set in Noto Sans as a whole. Both come whole from npm, under the
 * SIL Open Font License 1.1 (`LICENSE_FONT` in the packages), which allows embedding.
 */
const FILES = {
  regular: '@expo-google-fonts/titillium-web/400Regular/TitilliumWeb_400Regular.ttf',
  bold: '@expo-google-fonts/titillium-web/700Bold/TitilliumWeb_700Bold.ttf',
  'wide-regular': '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  'wide-bold': '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
} as const;

export type PdfFont = keyof typeof FILES;
export type Weight = 'regular' | 'bold';

interface LoadedFont {
  readonly file: Buffer;
  readonly font: Font;
}

const loaded = new Map<PdfFont, LoadedFont>();

/** The bytes of a font: read once for the life of the process. */
export function fontFile(name: PdfFont): Buffer {
  return load(name).file;
}

/**
 * A text as it can be printed and the font that has all its letters. What no font has loses its marks, or becomes `?`:
 * PDF/A forbids the empty box that would stand there (ISO 19005-2, 6.2.11.8).
 */
export function printable(text: string, weight: Weight): { readonly text: string; readonly font: PdfFont } {
  const clean = text
    .normalize('NFC')
    .replaceAll(/[\u2010\u2011]/gu, '-')
    .replaceAll(/\u202F/gu, '\u00A0')
    .replaceAll('\u00AD', '')
    .replaceAll(/[\u200B-\u200F\u2060-\u2069\uFEFF]/gu, '')
    .replaceAll(/\r\n?/gu, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(/[\p{Cc}\p{Cn}\p{Co}\p{Cs}]/gu, (character) => (character === '\n' ? character : ''));
  if (hasAll(weight, clean)) return { text: clean, font: weight };
  const wide = `wide-${weight}` as const;
  return { text: [...clean].map((character) => inFont(wide, character)).join(''), font: wide };
}

function inFont(name: PdfFont, character: string): string {
  if (hasAll(name, character)) return character;
  const base = character.normalize('NFKD').replaceAll(/\p{M}/gu, '');
  return base !== '' && hasAll(name, base) ? base : '?';
}

function hasAll(name: PdfFont, text: string): boolean {
  const { font } = load(name);
  return [...text].every((character) => character === '\n' || font.hasGlyphForCodePoint(character.codePointAt(0) ?? 0));
}

function load(name: PdfFont): LoadedFont {
  const known = loaded.get(name);
  if (known) return known;
  const file = readFileSync(createRequire(import.meta.url).resolve(FILES[name]));
  const font = create(file);
  if (!('hasGlyphForCodePoint' in font)) throw new Error(`${FILES[name]} is a collection of fonts`);
  const entry = { file, font };
  loaded.set(name, entry);
  return entry;
}
