import { describe, expect, it } from '@jest/globals';
import { censusTables, firstBars } from './census-tables';

const census = {
  on: '2017-03-31',
  knownAt: '2017-04-01T00:00:00Z',
  total: 30,
  bySex: { M: 28, F: 2 },
  byAge: { '17': 20, '16': 10, '15': 0, '7-14': 0, '0-6': 0 },
  byCitizenship: { SRB: 15, BRA: 15 },
  byRegion: { ITG1: 10, ITF6: 20 },
  firstKnownAt: null,
};

describe('the tables of a census', () => {
  const tables = censusTables(census, (breakdown, code) => `${breakdown} ${code}`);

  it('keep the published order of ages, with the classes nobody is in', () => {
    expect(tables[1]?.rows.map(({ count }) => count)).toEqual([20, 10, 0, 0, 0]);
    expect(tables[1]?.rows[3]?.label).toBe('age 7-14');
  });

  it('order citizenships and regions by count, then by name', () => {
    expect(tables[2]?.rows.map(({ label }) => label)).toEqual(['citizenship BRA', 'citizenship SRB']);
    expect(tables[3]?.rows.map(({ count }) => count)).toEqual([20, 10]);
  });
});

it('puts the bars that are too many into one, which is their sum', () => {
  const rows = [5, 4, 3, 2].map((count) => ({ label: String(count), count }));
  expect(firstBars(rows, 3, 'Altre')).toEqual([
    { label: '5', count: 5 },
    { label: '4', count: 4 },
    { label: 'Altre', count: 5 },
  ]);
  expect(firstBars(rows, 4, 'Altre')).toHaveLength(4);
});
