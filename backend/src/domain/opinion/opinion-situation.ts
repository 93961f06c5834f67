import type { CalendarDate } from '../calendar-date.js';
import {
  hasProsieguo,
  type IntegrationPath,
  isFosteredToRelative,
  isProtectedAt,
  lastExpiry,
  type Measure,
  type ResidencePermit,
} from '../integration-path.js';
import { majorityDate } from '../majority.js';
import { periodOfDays } from '../period.js';
import type { OpinionSituation } from './assess-opinion.js';
import type { OpinionRule } from './opinion-rule.js';

/** What the register holds of a minor that the opinion depends on. */
export interface RegisterFacts {
  readonly birthDate: CalendarDate;
  /** First day in Italy that is known. */
  readonly firstEntryOn: CalendarDate | null;
  readonly paths: readonly IntegrationPath[];
  readonly permits: readonly ResidencePermit[];
  readonly measures: readonly Measure[];
}

/**
 * The situation that the register shows: the one reading of paths, permits and measures for the pre-check and for the filing. Titles and measures
 * are looked at on the 18th birthday (guidelines of 24/02/2017, letters b to d).
 * @param documents kinds that are there
 */
export function situationOf(
  { birthDate, firstEntryOn, paths, permits, measures }: RegisterFacts,
  rule: OpinionRule,
  documents: readonly string[],
): OpinionSituation {
  const majorityOn = majorityDate(birthDate);
  return {
    birthDate,
    firstEntryOn,
    permitExpiresOn: lastExpiry(permits),
    projects: paths.map(({ fromDate, toDate }) => periodOfDays(fromDate, toDate)),
    fosteredToRelative: isFosteredToRelative(measures, majorityOn, rule.kinshipDegree),
    prosieguo: hasProsieguo(measures, majorityOn),
    protection: isProtectedAt(permits, majorityOn),
    documents,
  };
}
