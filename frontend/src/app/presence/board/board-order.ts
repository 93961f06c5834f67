import type { BoardMinorDto } from '../../../api/models';

const SOON_DAYS = 30;

/** Those who turn 18 within 30 days, first the nearest. */
export const leavingSoon = (minors: readonly BoardMinorDto[]): BoardMinorDto[] =>
  minors
    .filter(({ daysToMajority }) => daysToMajority <= SOON_DAYS)
    .sort((a, b) => a.daysToMajority - b.daysToMajority);

/** Those beyond the longest stay of the kind. */
export const beyondLimit = (minors: readonly BoardMinorDto[]): BoardMinorDto[] =>
  minors.filter(({ limit }) => limit !== null && limit.left < 0);

/** Those who reach the longest stay of the kind within 30 days, the nearest first. */
export const nearLimit = (minors: readonly BoardMinorDto[]): BoardMinorDto[] =>
  minors
    .filter(({ limit }) => limit !== null && limit.left >= 0 && limit.left <= SOON_DAYS)
    .sort((a, b) => (a.limit?.left ?? 0) - (b.limit?.left ?? 0));
