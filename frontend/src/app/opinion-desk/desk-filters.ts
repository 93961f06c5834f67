import type { DeskQueue } from '../../api/models';

/** What the desk's list is asked, as the address of the page keeps it. Empty text is no filter. */
export interface DeskFilters {
  readonly queue: DeskQueue;
  readonly state: string;
  /** Key of an officer, or `none`. */
  readonly officer: string;
  readonly region: string;
  readonly citizenship: string;
  readonly applicantKind: string;
  readonly outcome: string;
  /** `true`: only requests filed outside their window. */
  readonly late: string;
}

export const DESK_QUEUES: readonly DeskQueue[] = [
  'open',
  'to_admit',
  'to_assign',
  'mine',
  'to_decide',
  'near',
  'overdue',
  'all',
];

export const NO_DESK_FILTERS: DeskFilters = {
  queue: 'open',
  state: '',
  officer: '',
  region: '',
  citizenship: '',
  applicantKind: '',
  outcome: '',
  late: '',
};

/** Reads the address: what is unknown there is no filter. */
export function deskFiltersOf(params: Readonly<Record<string, unknown>>): DeskFilters {
  const text = (name: string): string => {
    const value = params[name];
    return typeof value === 'string' ? value.trim() : '';
  };
  return {
    queue: DESK_QUEUES.find((queue) => queue === text('queue')) ?? 'open',
    state: text('state'),
    officer: text('officer'),
    region: text('region'),
    citizenship: text('citizenship'),
    applicantKind: text('applicantKind'),
    outcome: text('outcome'),
    late: text('late') === 'true' ? 'true' : '',
  };
}

/** The address of a list: only what differs from the plain one. */
export function deskAddressOf(filters: DeskFilters): Record<string, string> {
  const entries = Object.entries(filters) as [keyof DeskFilters, string][];
  return Object.fromEntries(entries.filter(([name, value]) => value !== NO_DESK_FILTERS[name]));
}

/** How many filters stand besides the queue: shown on the closed panel. */
export const countDeskFilters = (filters: DeskFilters): number =>
  Object.keys(deskAddressOf(filters)).filter((name) => name !== 'queue').length;
