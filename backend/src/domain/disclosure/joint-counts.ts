import { balances } from './balances.js';
import { type CountName, parseCountName } from './count-name.js';
import { nestedPeriods, partsAndWholes } from './links.js';
import type { KnownSum, Protection, PublishedCounts } from './published-counts.js';
import type { PublishedDocument } from './published-document.js';

/** Counts of one document, not yet published. */
export interface DocumentCounts {
  readonly counts: ReadonlyMap<string, number>;
  readonly sums: readonly KnownSum[];
}

/** A new document among those published before it. */
export interface JointCounts {
  readonly published: PublishedCounts;
  /** The key in {@link published} of a count of the new document. */
  readonly keyOf: (name: string) => string;
}

/** A count of one document: the same count as known at another instant is another number, unless it is equal. */
export interface JointCell {
  readonly key: string;
  readonly name: CountName;
  /** Null: no table shows it, and its number is not known here. */
  readonly count: number | null;
}

const keyFor = (name: string, count: number): string => `${name} = ${String(count)}`;

/**
 * Puts the counts of a new document beside all that is published: the sums of every table, what a reader knows of counts that are part of others (a region's
 * beside the country's, girls', a month's beside its half-year's), and how the stock of one day follows from that of an earlier one.
 */
export function jointly(earlier: readonly PublishedDocument[], now: DocumentCounts): JointCounts {
  const knowledge = new JointKnowledge();
  for (const document of earlier) {
    const cells = knowledge.read(document.cells, document.sums);
    knowledge.settle(document);
    knowledge.sums.addAll(partsAndWholes(cells, knowledge.sums));
  }
  const cells = Array.from(now.counts, ([name, count]) => ({ name, count }));
  const own = knowledge.read(cells, now.sums);
  const known = [...knowledge.latest.values()];
  const flows = balances(known);
  const all = [...known, ...flows.cells];
  const { sums, counts, settled } = knowledge;
  sums.addAll(partsAndWholes(own, sums));
  sums.addAll(nestedPeriods(all));
  sums.addAll(partsAndWholes(all, sums));
  sums.addAll(flows.sums);
  knowledge.carry(now.counts);
  const unpublished = new Set(
    sums.all.flatMap(({ total, parts }) => [total, ...parts]).filter((key) => !counts.has(key)),
  );
  return {
    published: { counts, sums: sums.all, unpublished, settled, rests: restsOf(sums.all, counts, own) },
    keyOf: (name) => keyFor(name, now.counts.get(name) ?? 0),
  };
}

/** What is shown and hidden so far. */
class JointKnowledge {
  readonly counts = new Map<string, number>();
  readonly settled = new Map<string, 'hidden' | 'shown'>();
  readonly sums = new SumSet();
  /** Each count as it was known last. */
  readonly latest = new Map<string, JointCell>();
  private readonly names = new Map<string, CountName>();
  private readonly hiddenNames = new Set<string>();

  read(
    cells: readonly { readonly name: string; readonly count: number }[],
    sums: readonly KnownSum[],
  ): readonly JointCell[] {
    const own = new Map(cells.map(({ name, count }) => [name, this.cell(name, count)]));
    const keyOf = (name: string): string => own.get(name)?.key ?? name;
    for (const { total, parts } of sums) this.sums.add({ total: keyOf(total), parts: parts.map(keyOf) });
    for (const [name, cell] of own) {
      this.counts.set(cell.key, cell.count ?? 0);
      this.latest.set(name, cell);
    }
    return [...own.values()];
  }

  settle({ cells }: PublishedDocument): void {
    for (const { name, count, protection } of cells) {
      const key = keyFor(name, count);
      if (protection !== null) this.hiddenNames.add(name);
      if (protection === null) this.settled.set(key, 'shown');
      else if (!this.settled.has(key)) this.settled.set(key, 'hidden');
    }
  }

  /** Hidden once, a count of that day stays hidden, also where it was corrected since: few corrections are large. */
  carry(counts: ReadonlyMap<string, number>): void {
    for (const [name, count] of counts) {
      const key = keyFor(name, count);
      if (this.hiddenNames.has(name) && !this.settled.has(key)) this.settled.set(key, 'hidden');
    }
  }

  private cell(text: string, count: number): JointCell {
    const name = this.names.get(text) ?? parseCountName(text);
    this.names.set(text, name);
    return { key: keyFor(text, count), name, count };
  }
}

/** Counts that no table shows, but that a new one would give away: the boys of a region whose minors and girls are shown. */
function restsOf(
  sums: readonly KnownSum[],
  counts: ReadonlyMap<string, number>,
  own: readonly JointCell[],
): Map<string, number> {
  const isOwn = new Set(own.map(({ key }) => key));
  const rests = new Map<string, number>();
  for (const { total, parts, assumed } of sums) {
    const open = parts.filter((part) => !counts.has(part));
    const [rest] = open;
    const whole = counts.get(total);
    if (assumed === true || rest === undefined || open.length > 1 || whole === undefined) continue;
    if (![total, ...parts].some((name) => isOwn.has(name))) continue;
    rests.set(rest, whole - parts.reduce((sum, part) => sum + (counts.get(part) ?? 0), 0));
  }
  return rests;
}

/** What is remembered of a document once it is decided which of its counts are hidden. */
export const suppressedDocument = (
  { counts, sums }: DocumentCounts,
  protectionOf: (name: string) => Protection | null,
): PublishedDocument => ({
  cells: [...counts].map(([name, count]) => ({ name, count, protection: protectionOf(name) })),
  sums,
});

/** Sums, each once. */
export class SumSet {
  readonly all: KnownSum[] = [];
  private readonly known = new Map<string, string[][]>();

  add(sum: KnownSum): void {
    if (sum.parts.length === 0 || this.covers(sum.total, sum.parts, true)) return;
    this.all.push(sum);
    this.known.set(sum.total, [...(this.known.get(sum.total) ?? []), [...sum.parts].sort()]);
  }

  addAll(sums: Iterable<KnownSum>): void {
    for (const sum of sums) this.add(sum);
  }

  /** Whether a sum of this total has all the parts; with `exactly`, no others. */
  covers(total: string, parts: readonly string[], exactly = false): boolean {
    return (this.known.get(total) ?? []).some(
      (known) => (!exactly || known.length === parts.length) && parts.every((part) => known.includes(part)),
    );
  }
}
