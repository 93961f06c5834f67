import { expect, it } from '@jest/globals';
import { groupHistory } from './history-groups';

const entry = { table: 'minors', rowId: 1, before: null, after: 'x' } as const;

it('joins the fields of one change, newest change first, and says who acted for whom', () => {
  const second = {
    ...entry,
    changeId: 9,
    at: '2026-05-14T22:41:00Z',
    author: 'A. Rossi',
    organisation: 'Comune',
    reason: 'passport',
  };
  const first = {
    ...entry,
    changeId: 4,
    at: '2026-02-05T09:31:00Z',
    author: null,
    organisation: 'Questura',
    reason: null,
  };
  const groups = groupHistory([
    { ...second, field: 'birthDate' },
    { ...second, field: 'birthDateQuality' },
    { ...first, field: 'familyName' },
  ]);
  expect(groups.map(({ author, reason, entries }) => [author, reason, entries.length])).toEqual([
    ['A. Rossi – Comune', 'passport', 2],
    ['Questura', null, 1],
  ]);
});
