import { expect, it } from '@jest/globals';
import type { DashboardTileDto } from '../../../api/models';
import { keyed, moved } from './board-cards';

const tile = (title: string): DashboardTileDto => ({
  title,
  form: 'table',
  question: { measure: 'present', rows: [], columns: [], filters: [], to: '2017-03-31' },
});

it('moves a card to another place and keeps the others in order', () => {
  expect(moved(['a', 'b', 'c'], 0, 1)).toEqual(['b', 'a', 'c']);
  expect(moved(['a', 'b', 'c'], 2, 0)).toEqual(['c', 'a', 'b']);
});

it('gives a card the same key wherever it stands, and two equal cards two', () => {
  const [first, second, third] = keyed([tile('One'), tile('Two'), tile('One')]);
  const [, again] = keyed([tile('Two'), tile('One')]);
  expect(again?.key).toBe(first?.key);
  expect(new Set([first?.key, second?.key, third?.key]).size).toBe(3);
});
