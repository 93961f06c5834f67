import { expect, it } from '@jest/globals';
import { differences, type RowVersion } from './history-differences.js';

const version = (
  rowId: number,
  values: Record<string, string | null>,
  changeId: number,
  endedByChangeId: number | null = null,
): RowVersion => ({
  table: 'minors',
  rowId,
  values,
  changeId,
  endedByChangeId,
});

it('tells a first version from nothing, a correction by field, and a removal to nothing; newest first', () => {
  const found = differences([
    version(1, { sex: 'M', cui: null }, 10, 12),
    version(1, { sex: 'F', cui: null }, 12),
    version(2, { sex: 'M', cui: 'ABC' }, 11, 13),
  ]);
  expect(found.map(({ changeId, rowId, field, before, after }) => [changeId, rowId, field, before, after])).toEqual([
    [13, 2, 'sex', 'M', null],
    [13, 2, 'cui', 'ABC', null],
    [12, 1, 'sex', 'M', 'F'],
    [11, 2, 'sex', null, 'M'],
    [11, 2, 'cui', null, 'ABC'],
    [10, 1, 'sex', null, 'M'],
  ]);
});

it('says nothing of a change that touched no field people see', () => {
  expect(differences([version(1, { sex: 'M' }, 10, 11), version(1, { sex: 'M' }, 11)])).toHaveLength(1);
});
