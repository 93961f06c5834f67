import { expect, it } from '@jest/globals';
import { groupHistory } from './history-groups';

const entry = { table: 'minors', before: null, after: 'x' };

it('joins the fields of one change and puts the newest change first', () => {
  const groups = groupHistory([
    { ...entry, at: '2026-02-05T09:31:00Z', author: 'A', reason: null, field: 'family_name' },
    { ...entry, at: '2026-05-14T22:41:00Z', author: 'B', reason: 'passport', field: 'birth_date' },
    { ...entry, at: '2026-05-14T22:41:00Z', author: 'B', reason: 'passport', field: 'birth_date_quality' },
  ]);
  expect(groups.map((group) => [group.author, group.reason, group.entries.length])).toEqual([
    ['B', 'passport', 2],
    ['A', null, 1],
  ]);
});
