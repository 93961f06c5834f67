import type { DisclosureRule } from './disclosure-rule.js';
import { LeastMovement } from './least-movement.js';
import type { KnownSum, Protection, PublishedCounts } from './published-counts.js';
import { ReadersKnowledge } from './readers-knowledge.js';

export type { KnownSum, Protection, PublishedCounts } from './published-counts.js';

/** Which counts are hidden, and why. */
export interface Suppression {
  readonly hidden: ReadonlyMap<string, Protection>;
  /** Hidden counts that stay too closely known although nothing more can be hidden: earlier publications gave them away. */
  readonly exposed: readonly string[];
}

/**
 * Chooses which counts to hide so that none of them can be worked out more closely than the rule allows, from the margins and from all tables together:
 * what earlier publications hid and what is small first, then, while a reader could narrow one down, the least other part of one of its sums.
 */
export function protect(all: PublishedCounts, rule: DisclosureRule): Suppression {
  const { counts, unpublished, settled, rests = new Map<string, number>() } = all;
  const isSmall = (count: number): boolean => count > 0 && count < rule.below;
  const hidden = new Map<string, Protection>();
  for (const [name, count] of counts) {
    if (settled?.get(name) === 'shown' || unpublished.has(name)) continue;
    if (isSmall(count)) hidden.set(name, 'primary');
    else if (settled?.get(name) === 'hidden') hidden.set(name, 'carried');
  }
  for (const [name, count] of rests) if (isSmall(count)) hidden.set(name, 'primary');
  const known = determined(all);
  const most = new Map(hidden);
  for (const name of counts.keys())
    if (!known.has(name) && !unpublished.has(name) && !most.has(name)) most.set(name, 'secondary');
  const knowledge = new ReadersKnowledge({ ...all, sums: tellingSums(all, most) });
  const costOfMoving = (name: string): number =>
    hidden.has(name) || unpublished.has(name) ? CHEAP : costOf(counts.get(name) ?? 0);
  const movement = new LeastMovement(
    knowledge.sums,
    new Map(
      [...most.keys(), ...unpublished].map((name) => [
        name,
        { value: knowledge.oneValueOf(name), cost: costOfMoving(name) },
      ]),
    ),
  );
  try {
    for (const name of hidden.keys()) knowledge.hide(name);
    knowledge.survey(hidden.keys(), rule.width);
    // What is wide enough stays so: hiding more can only widen it.
    const exposed: string[] = [];
    for (const name of hidden.keys()) {
      if (knowledge.spans(name, rule.width)) continue;
      for (const helper of movement.far(name, rule.width) ?? []) {
        if (hidden.has(helper) || unpublished.has(helper)) continue;
        hidden.set(helper, 'secondary');
        knowledge.hide(helper);
        movement.price(helper, CHEAP);
      }
      if (!knowledge.spans(name, rule.width)) exposed.push(name);
    }
    return { hidden: new Map([...hidden].filter(([name]) => !unpublished.has(name))), exposed };
  } finally {
    knowledge.dispose();
    movement.dispose();
  }
}

/** As {@link protect}, for tables of which nothing was published before: then nothing can be exposed. */
export const suppress = (
  published: Omit<PublishedCounts, 'settled'>,
  rule: DisclosureRule,
): ReadonlyMap<string, Exclude<Protection, 'carried'>> =>
  new Map([...protect(published, rule).hidden].map(([name, why]) => [name, why === 'primary' ? why : 'secondary']));

/** What can be worked out from counts that are shown for ever: hiding it would hide nothing. */
function determined({ sums, settled }: PublishedCounts): Set<string> {
  const known = new Set([...(settled ?? [])].flatMap(([name, how]) => (how === 'shown' ? [name] : [])));
  for (let before = -1; before < known.size;) {
    before = known.size;
    for (const { total, parts } of sums) {
      const open = [total, ...parts].filter((name) => !known.has(name));
      if (open[0] !== undefined && open.length === 1) known.add(open[0]);
    }
  }
  return known;
}

/** Leaves out sums that tell nothing of a count that is or may be hidden: what is unknown in them stands nowhere else. */
function tellingSums({ sums, unpublished }: PublishedCounts, hideable: ReadonlyMap<string, unknown>): KnownSum[] {
  let telling = [...sums];
  for (;;) {
    const places = new Map<string, number>();
    for (const { total, parts } of telling)
      for (const name of [total, ...parts]) places.set(name, (places.get(name) ?? 0) + 1);
    const tells = ({ total, parts }: KnownSum): boolean =>
      [total, ...parts].some((name) => hideable.has(name) || (unpublished.has(name) && (places.get(name) ?? 0) > 1));
    const left = telling.filter(tells);
    if (left.length === telling.length) return left;
    telling = left;
  }
}

/** Of two movements that hide the same, the one that touches less. */
const CHEAP = 0.01;
/** A few small counts are hidden rather than a great one; where nobody is, hiding it looks as if somebody were. */
const costOf = (value: number): number => (value === 0 ? 20 : 1 + Math.log2(value));
