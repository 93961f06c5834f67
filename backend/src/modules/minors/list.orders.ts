import type { CursorKind } from '../../platform/http/paging.js';
import type { MinorSort } from './minor-list.dto.js';

/** An order of the list: its keys in SQL, with their type; the minor's own key comes last and decides. */
export interface ListOrder {
  readonly keys: readonly { readonly sql: string; readonly type: string; readonly kind: CursorKind }[];
  readonly descending: boolean;
}

/** People expect their alphabet (É beside E), not the order of bytes; what was not declared comes first. */
const name = (column: string) =>
  ({ sql: `coalesce(m.${column}, '') collate "it-x-icu"`, type: 'text', kind: 'text' }) as const;

const BIRTH = { sql: 'm.birth_date', type: 'date', kind: 'day' } as const;

export const LIST_ORDERS: Readonly<Record<MinorSort | 'likeness', ListOrder>> = {
  name: { keys: [name('family_name'), name('given_name')], descending: false },
  birthDate: { keys: [BIRTH], descending: false },
  // The youngest are born last.
  age: { keys: [BIRTH], descending: true },
  reportedOn: { keys: [{ sql: 'm.reported_on', type: 'date', kind: 'day' }], descending: false },
  simCode: { keys: [{ sql: 'm.sim_code', type: 'text', kind: 'text' }], descending: false },
  likeness: { keys: [{ sql: 'found.likeness', type: 'real', kind: 'fraction' }], descending: true },
};
