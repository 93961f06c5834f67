import { addDays } from '../calendar-date.js';
import { type CountName, formatCountName } from './count-name.js';
import type { JointCell } from './joint-counts.js';
import type { KnownSum } from './published-counts.js';

/** What adds to the minors present, and what takes from them. */
const INFLOWS = ['reported', 'found_again'];
const OUTFLOWS = ['absconded', 'left', 'turned_18'];
/** Attributes of a minor that stay while the minor is present; age and place do not. */
const LASTING = new Set(['sex', 'citizenship', 'continent', 'birth_quality', 'entry_mode', 'landing', 'new_year']);

/**
 * The stock of the last day of a period is that before its first day, and who came, less who went. A flow that no table shows is unknown to the reader, but
 * is never less than none.
 */
export function balances(cells: readonly JointCell[]): { readonly cells: JointCell[]; readonly sums: KnownSum[] } {
  const byName = new Map(cells.map((cell) => [formatCountName(cell.name), cell]));
  const flows = cells.filter(({ name }) => name.first !== null && [...INFLOWS, ...OUTFLOWS].includes(name.measure));
  const periods = new Map(flows.map(({ name }) => [`${name.first ?? ''} ${name.last}`, name]));
  const made = new Map<string, JointCell>();
  const sums: KnownSum[] = [];
  for (const { first, last } of periods.values()) {
    if (first === null) continue;
    for (const after of cells) {
      const { measure, first: none, last: day, codes } = after.name;
      if (measure !== 'present' || none !== null || day !== last || !isLasting(codes)) continue;
      const before = byName.get(formatCountName({ measure, first: null, last: addDays(first, -1), codes }));
      if (before === undefined) continue;
      const flow = (of: string): JointCell => {
        const name: CountName = { measure: of, first, last, codes };
        const text = formatCountName(name);
        const cell = byName.get(text) ?? made.get(text) ?? { key: text, name, count: null };
        if (cell.count === null) made.set(text, cell);
        return cell;
      };
      const [entered, gone] = [INFLOWS.map(flow), OUTFLOWS.map(flow)];
      if (!holds([before, ...entered], [after, ...gone])) continue;
      const total = `balance of ${before.key} and ${after.key}`;
      sums.push({ total, parts: [before, ...entered].map(({ key }) => key), assumed: true });
      sums.push({ total, parts: [after, ...gone].map(({ key }) => key), assumed: true });
    }
  }
  return { cells: [...made.values()], sums };
}

const isLasting = (codes: CountName['codes']): boolean =>
  Object.entries(codes).every(([dimension, code]) => LASTING.has(dimension) && !code.startsWith('!'));

/** Whether the two sides can be equal, with what is not known on them. */
function holds(left: readonly JointCell[], right: readonly JointCell[]): boolean {
  const sum = (cells: readonly JointCell[]): number => cells.reduce((all, { count }) => all + (count ?? 0), 0);
  const isOpen = (cells: readonly JointCell[]): boolean => cells.some(({ count }) => count === null);
  const more = sum(left) - sum(right);
  return more === 0 || (more > 0 ? isOpen(right) : isOpen(left));
}
