import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { en } from './en';
import { it as italian } from './it';

function sentences(dictionary: object, path = ''): Map<string, string> {
  return new Map(
    Object.entries(dictionary).flatMap(([name, value]: [string, unknown]) =>
      typeof value === 'object' && value !== null
        ? [...sentences(value, `${path}${name}.`)]
        : [[`${path}${name}`, String(value)] as const],
    ),
  );
}

const valuesIn = (sentence: string): string[] =>
  [...sentence.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '').sort();

describe('the dictionaries', () => {
  const inItalian = sentences(italian);
  const inEnglish = sentences(en);

  it('hold the same keys', () => {
    expect([...inEnglish.keys()].sort()).toEqual([...inItalian.keys()].sort());
  });

  it('leave no sentence empty and use the same values in both', () => {
    for (const [key, sentence] of inItalian) {
      expect([key, sentence.trim() !== '', valuesIn(sentence)]).toEqual([
        key,
        true,
        valuesIn(inEnglish.get(key) ?? ''),
      ]);
    }
  });

  it('have a sentence for every problem code of the server', () => {
    const source = readFileSync(new URL('../../../../backend/src/domain/problem-codes.ts', import.meta.url), 'utf8');
    const codes = [...source.matchAll(/^ {2}(\w+): \{\s*status:/gm)].map((match) => match[1]);
    expect(codes.length).toBeGreaterThan(50);
    expect(codes.filter((code) => !inItalian.has(`problems.codes.${code}`))).toEqual([]);
  });
});
