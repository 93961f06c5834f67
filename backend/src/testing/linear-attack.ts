import type highs from 'highs';
import { createRequire } from 'node:module';
import type { Range } from '../domain/disclosure/linear-system.js';
import type { PublishedCounts } from '../domain/disclosure/suppression.js';

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
  const names = [...counts.keys()].filter((name) => hidden.has(name) || unpublished.has(name));
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
