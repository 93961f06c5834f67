import type { WorkQueue } from '../../api/models';

/** A page of the client, as a link takes it. */
export interface Address {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Who comes of age first stands first. */
const ORDER: Partial<Record<WorkQueue, Readonly<Record<string, string>>>> = {
  adult_in_30: { sort: 'birthDate' },
  adult_in_60: { sort: 'birthDate' },
  adult_in_90: { sort: 'birthDate' },
  no_opinion_in_30: { sort: 'birthDate' },
  no_opinion_in_60: { sort: 'birthDate' },
  no_opinion_in_90: { sort: 'birthDate' },
};

/** Queues that are no list of minors. */
const ELSEWHERE: Partial<Record<WorkQueue, Address>> = {
  opinions_to_admit: { path: '/opinion-desk', query: { queue: 'to_admit' } },
  opinions_to_assign: { path: '/opinion-desk', query: { queue: 'to_assign' } },
  opinions_mine: { path: '/opinion-desk', query: { queue: 'mine' } },
  opinions_to_decide: { path: '/opinion-desk', query: { queue: 'to_decide' } },
  opinions_near: { path: '/opinion-desk', query: { queue: 'near' } },
  opinions_overdue: { path: '/opinion-desk', query: { queue: 'overdue' } },
  transfers_to_accept: { path: '/transfers', query: {} },
  nights: { path: '/presence/night', query: {} },
  drafts: { path: '/minors/new', query: {} },
};

/** The list behind the figure of a queue. */
export const queueAddress = (queue: WorkQueue): Address =>
  ELSEWHERE[queue] ?? { path: '/minors', query: { queue, ...ORDER[queue] } };
