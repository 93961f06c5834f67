import type { MinorFilterQuery, MinorQueue, MinorState, Sex } from '../../api/models';

/** What the list is asked, as the address of the page keeps it. Empty text is no filter; no order is the server's own. */
export interface MinorFilters {
  readonly query: string;
  readonly birthDate: string;
  readonly sex: Sex | '';
  readonly citizenship: string;
  readonly region: string;
  readonly municipality: string;
  readonly facility: string;
  /** `true`: with a foster family or privately; `false`: in a facility. */
  readonly household: 'true' | 'false' | '';
  readonly state: MinorState | '';
  readonly present: 'true' | 'false' | '';
  readonly ageFrom: string;
  readonly ageTo: string;
  readonly queue: MinorQueue | '';
  readonly sort: SortKey | '';
  readonly direction: 'asc' | 'desc';
  /** Columns shown, with commas; empty: the usual ones. */
  readonly columns: string;
}

export const SORT_KEYS = ['name', 'birthDate', 'age', 'reportedOn', 'simCode'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

const STATES: readonly MinorState[] = ['reported', 'placed', 'absconded', 'left'];

export const MINOR_QUEUES: readonly MinorQueue[] = [
  'adult_in_30',
  'adult_in_60',
  'adult_in_90',
  'past_limit',
  'absconded',
  'not_placed',
  'incomplete',
  'no_guardian_request',
  'no_opinion_in_30',
  'no_opinion_in_60',
  'no_opinion_in_90',
  'elsewhere',
];

export const NO_FILTERS: MinorFilters = {
  query: '',
  birthDate: '',
  sex: '',
  citizenship: '',
  region: '',
  municipality: '',
  facility: '',
  household: '',
  state: '',
  present: '',
  ageFrom: '',
  ageTo: '',
  queue: '',
  sort: '',
  direction: 'asc',
  columns: '',
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
    household: one<'true' | 'false'>('household', ['true', 'false']),
    state: one('state', STATES),
    present: one<'true' | 'false'>('present', ['true', 'false']),
    ageFrom: age('ageFrom'),
    ageTo: age('ageTo'),
    queue: one('queue', MINOR_QUEUES),
    sort: one('sort', SORT_KEYS),
    direction: one<'asc' | 'desc'>('direction', ['asc', 'desc']) || 'asc',
    columns: text('columns'),
  };
}

/** The address of a list: only what differs from the plain list. */
export function addressOf(filters: MinorFilters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof MinorFilters, string][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_FILTERS[name]));
}

/** How many filters stand besides the search box: shown on the closed panel. */
export function countFilters(filters: MinorFilters): number {
  return Object.keys(addressOf(filters)).filter((name) => !['query', 'sort', 'direction', 'columns'].includes(name))
    .length;
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

/** What the server is asked for a list: the same question for its pages, its file and its saved view. */
export function questionOf(filters: MinorFilters): MinorFilterQuery {
  return {
    query: filters.query || undefined,
    birthDate: filters.birthDate || undefined,
    sex: filters.sex || undefined,
    citizenship: filters.citizenship || undefined,
    region: filters.region || undefined,
    municipality: filters.municipality || undefined,
    facility: filters.facility || undefined,
    household: filters.household ? filters.household === 'true' : undefined,
    state: filters.state || undefined,
    present: filters.present ? filters.present === 'true' : undefined,
    ageFrom: filters.ageFrom ? Number(filters.ageFrom) : undefined,
    ageTo: filters.ageTo ? Number(filters.ageTo) : undefined,
    queue: filters.queue || undefined,
    sort: filters.sort || undefined,
    direction: filters.direction,
  };
}
