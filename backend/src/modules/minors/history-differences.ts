import type { HistoryEntryDto, HistoryTable } from './minor-history.dto.js';

/** One version of a row, with its values as people see them. */
export interface RowVersion {
  readonly table: HistoryTable;
  readonly rowId: number;
  readonly values: Readonly<Record<string, string | null>>;
  readonly changeId: number;
  /** Null: the version in force. */
  readonly endedByChangeId: number | null;
}

export type Difference = Pick<HistoryEntryDto, 'changeId' | 'table' | 'rowId' | 'field' | 'before' | 'after'>;

/** What each change did, field by field, newest change first; fields of one row in the order of its columns. */
export function differences(versions: readonly RowVersion[]): Difference[] {
  const rows = new Map<string, RowVersion[]>();
  for (const version of versions) {
    const key = `${version.table} ${version.rowId}`;
    rows.set(key, [...(rows.get(key) ?? []), version]);
  }
  return [...rows.values()]
    .flatMap((row) => rowDifferences(row.sort((a, b) => a.changeId - b.changeId)))
    .sort((a, b) => b.changeId - a.changeId);
}

function rowDifferences(versions: readonly RowVersion[]): Difference[] {
  const found: Difference[] = [];
  let before: RowVersion['values'] = {};
  for (const version of versions) {
    found.push(...fieldDifferences(version, version.changeId, before, version.values));
    before = version.values;
  }
  const last = versions.at(-1);
  if (last !== undefined && last.endedByChangeId !== null)
    found.push(...fieldDifferences(last, last.endedByChangeId, before, {}));
  return found;
}

function fieldDifferences(
  { table, rowId, values }: RowVersion,
  changeId: number,
  before: RowVersion['values'],
  after: RowVersion['values'],
): Difference[] {
  return Object.keys(values).flatMap((field) => {
    const [was, is] = [before[field] ?? null, after[field] ?? null];
    return was === is ? [] : [{ changeId, table, rowId, field, before: was, after: is }];
  });
}
