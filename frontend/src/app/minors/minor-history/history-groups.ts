import type { HistoryEntryDto } from '../../../api/models';

/** One change: who, for which body, when, why, and the fields it touched. */
export interface HistoryGroup {
  readonly changeId: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  readonly entries: readonly HistoryEntryDto[];
}

/** Joins the fields of one change, in the order that the server gives (newest first). */
export function groupHistory(entries: readonly HistoryEntryDto[]): HistoryGroup[] {
  const groups = new Map<number, HistoryEntryDto[]>();
  for (const entry of entries) groups.set(entry.changeId, [...(groups.get(entry.changeId) ?? []), entry]);
  return [...groups].flatMap(([changeId, group]) => {
    const [first] = group;
    if (!first) return [];
    const author = [first.author, first.organisation].filter(Boolean).join(' – ');
    return [{ changeId, at: first.at, author, reason: first.reason, entries: group }];
  });
}
