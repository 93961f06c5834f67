import { describe, expect, test } from '@jest/globals';
import { attack } from '../../testing/linear-attack.js';
import type { DisclosureRule } from './disclosure-rule.js';
import { ReadersKnowledge } from './readers-knowledge.js';
import { type PublishedCounts, suppress } from './suppression.js';

const RULE: DisclosureRule = { below: 4, width: 4, sign: '*' };

/** A crossed table with its margins: `a`, `a/x`, `/x`, and the whole `/`. */
function crossed(values: readonly (readonly number[])[], prefix = ''): PublishedCounts {
  const counts = new Map<string, number>();
  const sums: { total: string; parts: string[] }[] = [];
  const width = values[0]?.length ?? 0;
  const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
  for (const [r, row] of values.entries()) {
    for (const [c, value] of row.entries()) counts.set(`${prefix}r${r}/c${c}`, value);
    counts.set(`${prefix}r${r}`, sum(row));
    sums.push({ total: `${prefix}r${r}`, parts: row.map((_, c) => `${prefix}r${r}/c${c}`) });
  }
  for (let c = 0; c < width; c += 1) {
    counts.set(`${prefix}c${c}`, sum(values.map((row) => row[c] ?? 0)));
    sums.push({ total: `${prefix}c${c}`, parts: values.map((_, r) => `${prefix}r${r}/c${c}`) });
  }
  counts.set(`${prefix}all`, sum(values.map(sum)));
  sums.push({ total: `${prefix}all`, parts: values.map((_, r) => `${prefix}r${r}`) });
  sums.push({ total: `${prefix}all`, parts: Array.from({ length: width }, (_, c) => `${prefix}c${c}`) });
  return { counts, sums, unpublished: new Set() };
}

const attacked = async (published: PublishedCounts, hidden: ReadonlyMap<string, unknown>) => [
  ...(await attack(published, new Set(hidden.keys()))),
];

/** Counts of which all are hidden, so that only the sums speak. */
function knowing(counts: Readonly<Record<string, number>>, sums: PublishedCounts['sums'], shown: readonly string[]) {
  const knowledge = new ReadersKnowledge({ counts: new Map(Object.entries(counts)), sums, unpublished: new Set() });
  for (const name of Object.keys(counts)) if (!shown.includes(name)) knowledge.hide(name);
  return knowledge;
}

describe('what a reader can work out', () => {
  test('a single hidden part of a sum is known exactly', () => {
    const knowledge = knowing({ all: 3, x: 3 }, [{ total: 'all', parts: ['x'] }], ['all']);
    expect(knowledge.range('x')).toEqual({ low: 3, high: 3 });
    expect(knowledge.spans('x', 1)).toBe(false);
    knowledge.dispose();
  });

  test('two hidden parts share their sum; a link to a narrower count narrows them', () => {
    const knowledge = knowing(
      { ten: 10, four: 4, x: 1, y: 9, z: 3 },
      [
        { total: 'ten', parts: ['x', 'y'] },
        { total: 'four', parts: ['x', 'z'] },
      ],
      ['ten', 'four'],
    );
    // x + y = 10, x + z = 4: x is at most 4, so y at least 6.
    expect(knowledge.range('x')).toEqual({ low: 0, high: 4 });
    expect(knowledge.range('y')).toEqual({ low: 6, high: 10 });
    expect([knowledge.spans('y', 4), knowledge.spans('y', 5)]).toEqual([true, false]);
    knowledge.dispose();
  });

  test('sums that cannot be are refused, an assumed one is left out', () => {
    const sums = [{ total: 'all', parts: ['x'] }];
    const counts = new Map([
      ['all', 2],
      ['x', 3],
    ]);
    expect(() => new ReadersKnowledge({ counts, sums, unpublished: new Set() })).toThrow(RangeError);
    const assumed = sums.map((sum) => ({ ...sum, assumed: true as const }));
    const knowledge = new ReadersKnowledge({ counts, sums: assumed, unpublished: new Set() });
    expect(knowledge.sums).toEqual([]);
    knowledge.hide('x');
    expect(knowledge.range('x')).toEqual({ low: 0, high: Number.POSITIVE_INFINITY });
    knowledge.dispose();
  });
});

describe('the choice of hidden counts', () => {
  test('a small count alone in its table takes the least other part with it', () => {
    const published: PublishedCounts = {
      counts: new Map([
        ['all', 120],
        ['a', 100],
        ['b', 17],
        ['c', 3],
        ['d', 0],
      ]),
      sums: [{ total: 'all', parts: ['a', 'b', 'c', 'd'] }],
      unpublished: new Set(),
    };
    expect([...suppress(published, RULE)]).toEqual([
      ['c', 'primary'],
      ['b', 'secondary'],
    ]);
  });

  test('nothing is hidden where nothing is small, and a zero is no one', () => {
    expect(
      suppress(
        crossed([
          [10, 0],
          [20, 40],
        ]),
        RULE,
      ).size,
    ).toBe(0);
  });

  test('an empty register has nothing to hide', () => {
    expect(suppress({ counts: new Map(), sums: [], unpublished: new Set() }, RULE).size).toBe(0);
  });

  test('two small counts that give each other away take a third', () => {
    const published: PublishedCounts = {
      counts: new Map([
        ['all', 52],
        ['a', 50],
        ['b', 1],
        ['c', 1],
      ]),
      sums: [{ total: 'all', parts: ['a', 'b', 'c'] }],
      unpublished: new Set(),
    };
    // b + c = 2 would be known: neither could be more than 2.
    expect([...suppress(published, RULE).keys()]).toEqual(['b', 'c', 'a']);
  });

  test('a crossed table is attacked by rows and columns together', async () => {
    const published = crossed([
      [2, 30, 14],
      [25, 8, 40],
      [31, 12, 9],
    ]);
    const hidden = suppress(published, RULE);
    expect(hidden.get('r0/c0')).toBe('primary');
    expect(hidden.size).toBeGreaterThanOrEqual(4);
    for (const [name, { low, high }] of await attacked(published, hidden))
      expect([name, high - low >= RULE.width - 1e-6]).toEqual([name, true]);
    // The attack itself can fail: with one cell shown again, the small count is known.
    const [bounds] = await attacked(published, new Map([['r0/c0', 'primary']]));
    expect(bounds).toEqual(['r0/c0', { low: 2, high: 2 }]);
  });

  test('random tables, linked by a narrower one, give away no hidden count', async () => {
    let seed = 20_261_123;
    const random = (below: number): number => {
      seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((seed / 2_147_483_648) * below);
    };
    for (let round = 0; round < 25; round += 1) {
      const columns = 2 + random(3);
      const values = Array.from({ length: 3 + random(4) }, () =>
        Array.from({ length: columns }, () => (random(3) === 0 ? random(6) : random(60))),
      );
      const published = crossed(values);
      // Of each row a part is published apart, as girls are.
      const counts = new Map(published.counts);
      const sums = [...published.sums];
      const unpublished = new Set<string>();
      const girls = values.map((row, r) => {
        const few = random((row.reduce((sum, one) => sum + one, 0) >> 1) + 1);
        counts.set(`girls r${r}`, few);
        counts.set(`boys r${r}`, (counts.get(`r${r}`) ?? 0) - few);
        unpublished.add(`boys r${r}`);
        sums.push({ total: `r${r}`, parts: [`girls r${r}`, `boys r${r}`] });
        return few;
      });
      counts.set(
        'girls',
        girls.reduce((sum, one) => sum + one, 0),
      );
      sums.push({ total: 'girls', parts: girls.map((_, r) => `girls r${r}`) });
      const all = { counts, sums, unpublished };
      const hidden = suppress(all, RULE);
      for (const [name, { low, high }] of await attacked(all, hidden))
        expect([round, name, high - low >= RULE.width - 1e-6]).toEqual([round, name, true]);
    }
  }, 120_000);
});
