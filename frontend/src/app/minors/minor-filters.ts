import type { MinorState, Sex } from '../../api/models';

/** What the list is asked, as the address of the page keeps it. Empty text is no filter; no order is the server's own. */
export interface MinorFilters {
  readonly query: string;
  readonly birthDate: string;
  readonly sex: Sex | '';
  readonly citizenship: string;
  readonly region: string;
  readonly municipality: string;
  readonly facility: string;
  readonly state: MinorState | '';
  readonly present: 'true' | 'false' | '';
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly sort: SortKey | '';
  readonly direction: 'asc' | 'desc';
}

export const SORT_KEYS = ['name', 'birthDate', 'age', 'reportedOn', 'simCode'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const STATES: readonly MinorState[] = ['reported', 'placed', 'absconded', 'left'];

export const NO_FILTERS: MinorFilters = {
  query: '',
  birthDate: '',
  sex: '',
  citizenship: '',
  region: '',
  municipality: '',
  facility: '',
  state: '',
  present: '',
  ageFrom: '',
  ageTo: '',
  sort: '',
  direction: 'asc',
};

/** Reads the address: what is unknown or misspelt there is no filter. */
export function filtersOf(params: Readonly<Record<string, unknown>>): MinorFilters {
  const text = (name: string): string => (typeof params[name] === 'string' ? params[name].trim() : '');
  const one = <T extends string>(name: string, allowed: readonly T[]): T | '' =>
    allowed.find((value) => value === text(name)) ?? '';
  const age = (name: string): string => (/^\d{1,2}$/.test(text(name)) ? text(name) : '');
  return {
    query: text('query'),
    birthDate: text('birthDate'),
    sex: one<Sex>('sex', ['M', 'F']),
    citizenship: text('citizenship'),
    region: text('region'),
    municipality: text('municipality'),
    facility: text('facility'),
    state: one('state', STATES),
    present: one<'true' | 'false'>('present', ['true', 'false']),
    ageFrom: age('ageFrom'),
    ageTo: age('ageTo'),
    sort: one('sort', SORT_KEYS),
    direction: one<'asc' | 'desc'>('direction', ['asc', 'desc']) || 'asc',
  };
}

/** The address of a list: only what differs from the plain list. */
export function addressOf(filters: MinorFilters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof MinorFilters, string][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_FILTERS[name]));
}

/** How many filters stand besides the search box: shown on the closed panel. */
export function countFilters(filters: MinorFilters): number {
  return Object.keys(addressOf(filters)).filter((name) => !['query', 'sort', 'direction'].includes(name)).length;
}

/** The next order when a column's heading is pressed: ascending first, then the other way. */
export function pressedSort(filters: MinorFilters, sort: SortKey): MinorFilters {
  const direction = filters.sort === sort && filters.direction === 'asc' ? 'desc' : 'asc';
  return { ...filters, sort, direction };
}

/** The order of a column as `aria-sort` names it; null where the list is ordered by another one. */
export function orderOf(filters: MinorFilters, sort: SortKey): 'ascending' | 'descending' | null {
  if (filters.sort !== sort) return null;
  return filters.direction === 'asc' ? 'ascending' : 'descending';
}
