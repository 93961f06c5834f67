import type { HistoryEntryDto, HistoryTable } from '../../../api/models';
import { type Topic, topicOf } from './history-words';

/** What one change did to one thing: an identity, a movement, a contact. */
export interface HistoryRow {
  readonly table: HistoryTable;
  readonly rowId: number;
  readonly act: 'added' | 'removed' | 'changed';
  readonly entries: readonly HistoryEntryDto[];
}

/** One change: who, for which body, when, why, and the things it touched. */
export interface HistoryGroup {
  readonly changeId: number;
  readonly at: string;
  readonly author: string;
  readonly reason: string | null;
  readonly rows: readonly HistoryRow[];
}

/** Joins the fields of one change, in the order that the server gives (newest first). @param topic only what belongs to it; '' for all */
export function groupHistory(entries: readonly HistoryEntryDto[], topic: Topic | '' = ''): HistoryGroup[] {
  const wanted = entries.filter(({ table }) => topic === '' || topicOf(table) === topic);
  return [...joined(wanted, ({ changeId }) => String(changeId)).values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const author = [first.author, first.organisation].filter(Boolean).join(' – ');
    const { changeId, at, reason } = first;
    return [{ changeId, at, author, reason, rows: rowsOf(group) }];
  });
}

function rowsOf(entries: readonly HistoryEntryDto[]): HistoryRow[] {
  return [...joined(entries, ({ table, rowId }) => `${table} ${rowId}`).values()].flatMap((row) => {
    const [first] = row;
    if (!first) return [];
    const act = row.every(({ before }) => before === null)
      ? 'added'
      : row.every(({ after }) => after === null)
        ? 'removed'
        : 'changed';
    return [{ table: first.table, rowId: first.rowId, act, entries: row }];
  });
}

function joined(
  entries: readonly HistoryEntryDto[],
  key: (entry: HistoryEntryDto) => string,
): ReadonlyMap<string, readonly HistoryEntryDto[]> {
  const groups = new Map<string, HistoryEntryDto[]>();
  for (const entry of entries) groups.set(key(entry), [...(groups.get(key(entry)) ?? []), entry]);
  return groups;
}
