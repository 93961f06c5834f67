import { expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { DIMENSIONS, FORMS, MEASURES } from './explorer-catalogue';

const listIn = (path: string, name: string): string[] => {
  const source = readFileSync(new URL(`../../../../backend/src/${path}`, import.meta.url), 'utf8');
  const [, list = ''] = new RegExp(String.raw`${name} = \[([^\]]*)\]`).exec(source) ?? [];
  return [...list.matchAll(/'(\w+)'/g)].map(([, code = '']) => code);
};

it('offers what the server has, in its order', () => {
  expect(MEASURES).toEqual(listIn('domain/explorer/catalogue.ts', 'EXPLORER_MEASURES'));
  expect(DIMENSIONS).toEqual([
    ...listIn('domain/explorer/catalogue.ts', 'TIME_GRAINS'),
    ...listIn('domain/explorer/catalogue.ts', 'EXPLORER_DIMENSIONS'),
  ]);
  expect(FORMS).toEqual(listIn('modules/explorer/explorer-form.ts', 'EXPLORER_FORMS'));
});
