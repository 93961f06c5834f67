import type { HistoryEntry } from '../../../api/models';

/** One change: an author, an instant, a reason, and the fields it touched. */
export interface HistoryGroup {
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  readonly entries: readonly HistoryEntry[];
}

/** Joins the fields of one change, newest change first. */
export function groupHistory(entries: readonly HistoryEntry[]): HistoryGroup[] {
  const groups = new Map<string, HistoryEntry[]>();
  for (const entry of entries) {
    const change = JSON.stringify([entry.at, entry.author, entry.reason]);
    groups.set(change, [...(groups.get(change) ?? []), entry]);
  }
  return [...groups.values()]
    .flatMap((group) =>
      group[0] ? [{ at: group[0].at, author: group[0].author, reason: group[0].reason, entries: group }] : [],
    )
    .sort((a, b) => b.at.localeCompare(a.at));
}
