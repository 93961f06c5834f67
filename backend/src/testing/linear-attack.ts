import type highs from 'highs';
import { createRequire } from 'node:module';
import { parseCountName } from '../domain/disclosure/count-name.js';
import type { PublishedCounts, Range } from '../domain/disclosure/published-counts.js';
import type { PublishedDocument } from '../domain/disclosure/published-document.js';

// The package types its CommonJS build and resolves imports to another one.
const loadHighs = createRequire(import.meta.url)('highs') as typeof highs.default;

/**
 * Attacks published counts with an outside solver (HiGHS): the exact bounds that a reader can work out for each hidden count, from the shown ones and the
 * sums. Shares no code with what chose the hidden counts.
 */
export async function attack(
  { counts, sums, unpublished }: PublishedCounts,
  hidden: ReadonlySet<string>,
): Promise<Map<string, Range>> {
  const solver = await loadHighs();
  const names = [...new Set([...hidden, ...unpublished])];
  const variable = new Map(names.map((name, index) => [name, `x${String(index)}`]));
  const rows = sums.flatMap(({ total, parts }, index) => {
    const terms: string[] = [];
    let right = 0;
    for (const name of parts) {
      const unknown = variable.get(name);
      if (unknown === undefined) right -= counts.get(name) ?? 0;
      else terms.push(`+ ${unknown}`);
    }
    const unknownTotal = variable.get(total);
    if (unknownTotal === undefined) right += counts.get(total) ?? 0;
    else terms.push(`- ${unknownTotal}`);
    return terms.length === 0 ? [] : [` c${String(index)}: ${terms.join(' ')} = ${String(right)}`];
  });
  const bound = (goal: 'Minimize' | 'Maximize', unknown: string): number => {
    const solution = solver.solve(`${goal}\n obj: ${unknown}\nSubject To\n${rows.join('\n')}\nEnd`);
    if (solution.Status === 'Unbounded') return Number.POSITIVE_INFINITY;
    if (solution.Status !== 'Optimal') throw new Error(`The solver says ${solution.Status}`);
    return solution.ObjectiveValue;
  };
  return new Map(
    [...hidden].map((name) => {
      const unknown = variable.get(name) ?? '';
      return [name, { low: bound('Minimize', unknown), high: bound('Maximize', unknown) }];
    }),
  );
}

/**
 * All that a reader of several documents has: their counts, what their tables add up, and that a part is never more than its whole, worked out here from the
 * names of the counts alone.
 */
export function readersDocuments(documents: readonly PublishedDocument[]): {
  readonly published: PublishedCounts;
  readonly hidden: Set<string>;
} {
  const counts = new Map<string, number>();
  const hidden = new Set<string>();
  for (const { name, count, protection } of documents.flatMap(({ cells }) => cells)) {
    if (counts.has(name) && counts.get(name) !== count) throw new Error(`${name} is known in two ways`);
    counts.set(name, count);
    if (protection !== null) hidden.add(name);
  }
  for (const { name, protection } of documents.flatMap(({ cells }) => cells))
    if (protection === null) hidden.delete(name);
  const unpublished = new Set<string>();
  const sums = documents.flatMap((document) => [...document.sums]);
  const named = [...counts.keys()].map((name) => ({ name, ...parseCountName(name) }));
  for (const whole of named) {
    const groups = new Map<string, string[]>();
    for (const part of named) {
      if (
        part.measure !== whole.measure ||
        part.last > whole.last ||
        (part.first ?? part.last) < (whole.first ?? whole.last)
      )
        continue;
      const isShorter = part.last !== whole.last || part.first !== whole.first;
      const extra = Object.keys(part.codes).filter((dimension) => !(dimension in whole.codes));
      const isPart = Object.entries(whole.codes).every(([dimension, code]) => part.codes[dimension] === code);
      if (
        !isPart ||
        isShorter === extra.length > 0 ||
        extra.some((dimension) => part.codes[dimension]?.startsWith('!'))
      )
        continue;
      // Months, quarters and half-years apart: within one kind periods do not overlap.
      const length = isShorter ? Math.round((Date.parse(part.last) - Date.parse(part.first ?? part.last)) / 2.6e9) : 0;
      const group = `${extra.sort().join('+')}|${String(length)}`;
      groups.set(group, [...(groups.get(group) ?? []), part.name]);
    }
    for (const [group, parts] of groups) {
      const rest = `${whole.name} beside ${group}`;
      unpublished.add(rest);
      sums.push({ total: whole.name, parts: [...parts, rest] });
    }
  }
  return { published: { counts, sums, unpublished }, hidden };
}
