import { describe, expect, it } from '@jest/globals';
import { groupHistory } from './history-groups';
import { codesOf } from './history-words';

const second = {
  changeId: 9,
  at: '2026-05-14T22:41:00Z',
  author: 'A. Rossi',
  organisation: 'Comune',
  reason: 'passport',
} as const;
const first = {
  changeId: 4,
  at: '2026-02-05T09:31:00Z',
  author: null,
  organisation: 'Questura',
  reason: null,
} as const;
const HISTORY = [
  { ...second, table: 'minors', rowId: 1, field: 'birthDate', before: '2009-01-01', after: '2009-03-02' },
  { ...second, table: 'minors', rowId: 1, field: 'birthDateQuality', before: 'declared', after: 'documented' },
  { ...second, table: 'minor_contacts', rowId: 7, field: 'name', before: 'Prova', after: null },
  { ...first, table: 'minors', rowId: 1, field: 'familyName', before: null, after: 'Prova' },
] as const;

describe('the history', () => {
  it('joins the fields of one change, newest change first, and says who acted for whom', () => {
    expect(groupHistory(HISTORY).map(({ author, reason, rows }) => [author, reason, rows.length])).toEqual([
      ['A. Rossi – Comune', 'passport', 2],
      ['Questura', null, 1],
    ]);
  });

  it('says whether a thing was added, removed or changed', () => {
    const acts = groupHistory(HISTORY).flatMap(({ rows }) => rows.map(({ table, act }) => `${table} ${act}`));
    expect(acts).toEqual(['minors changed', 'minor_contacts removed', 'minors added']);
  });

  it('shows one topic alone', () => {
    const groups = groupHistory(HISTORY, 'contacts');
    expect(groups.map(({ rows }) => rows.map(({ table }) => table))).toEqual([['minor_contacts']]);
    expect(groupHistory(HISTORY, 'movements')).toEqual([]);
  });

  it('reads codes in the dictionary of their table, and free text nowhere', () => {
    expect(codesOf('movements', 'kind')).toBe('movements.kind');
    expect(codesOf('minor_documents', 'kind')).toBe('minors.documentKind');
    expect(codesOf('movements', 'note')).toBeUndefined();
  });
});
