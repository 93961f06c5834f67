import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { terms as english } from './glossary-terms.en';
import { terms } from './glossary-terms.it';

const glossary = readFileSync(new URL('../../../../docs/glossary.md', import.meta.url), 'utf8');
const words = glossary
  .split('\n')
  .filter((line) => line.startsWith('|'))
  .map((line) => (line.split('|')[1] ?? '').trim().toLowerCase());

describe('the words that the pages explain', () => {
  it('are words of the project’s glossary', () => {
    expect(words.length).toBeGreaterThan(40);
    const strange = Object.values(terms).filter(({ term }) => !words.some((cell) => cell.includes(term.toLowerCase())));
    expect(strange.map(({ term }) => term)).toEqual([]);
  });

  it('are the same in both languages, each with a text of its own', () => {
    expect(Object.keys(english)).toEqual(Object.keys(terms));
    const texts = [...Object.values(terms), ...Object.values(english)].map(({ text }) => text);
    expect(new Set(texts).size).toBe(texts.length);
  });
});
