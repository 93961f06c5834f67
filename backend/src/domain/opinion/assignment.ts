import type { UrgencyLevel } from './urgency.js';

/**
 * What an open request weighs on its officer: a file whose day is near takes the working day, one that waits for somebody else's answer
 * takes a look now and then. Weights are the office's measure, not the law's.
 */
export const URGENCY_WEIGHT: Readonly<Record<UrgencyLevel, number>> = {
  overdue: 4,
  of_age: 4,
  within_5: 4,
  within_15: 3,
  ordinary: 2,
};
export const SUSPENDED_WEIGHT = 1;

export interface WeighedRequest {
  readonly id: number;
  readonly level: UrgencyLevel;
  readonly suspended: boolean;
}

/** An officer with the open requests of the moment. */
export interface OfficerLoad {
  readonly userId: number;
  /** Sum of {@link weightOf} over the open requests. */
  readonly weight: number;
  readonly openRequests: number;
}

export interface ProposedAssignment {
  readonly requestId: number;
  readonly userId: number;
}

export const weightOf = ({ level, suspended }: Omit<WeighedRequest, 'id'>): number =>
  suspended ? SUSPENDED_WEIGHT : URGENCY_WEIGHT[level];

/**
 * Shares requests out, in the order given (the most urgent first): each goes to whoever weighs least at that moment. Between equal weights, to
 * whoever has fewer open requests; then to the lower key, so that the same question has the same answer when it is confirmed.
 * @returns nothing for no officers
 */
export function assignByLoad(
  requests: readonly WeighedRequest[],
  officers: readonly OfficerLoad[],
): readonly ProposedAssignment[] {
  const loads = officers.map(({ userId, weight, openRequests }) => ({ userId, weight, openRequests }));
  const assignments: ProposedAssignment[] = [];
  for (const request of requests) {
    const [lightest] = loads.sort(
      (a, b) => a.weight - b.weight || a.openRequests - b.openRequests || a.userId - b.userId,
    );
    if (lightest === undefined) return [];
    lightest.weight += weightOf(request);
    lightest.openRequests += 1;
    assignments.push({ requestId: request.id, userId: lightest.userId });
  }
  return assignments;
}
