import type { ReportDefinition } from './definition/definition.js';
import { HALF_YEARLY_REPORT } from './half-yearly.definition.js';
import { MONTHLY_REPORT } from './monthly.definition.js';
import { PERIODIC_REPORT } from './periodic.definition.js';
import type { ReportKind } from './report-kind.js';

export const REPORT_DEFINITIONS: Readonly<Record<ReportKind, ReportDefinition>> = {
  monthly: MONTHLY_REPORT,
  half_yearly: HALF_YEARLY_REPORT,
  periodic: PERIODIC_REPORT,
};

/** Sections of a report that the office may comment. */
export const commentarySections = (kind: ReportKind): string[] =>
  REPORT_DEFINITIONS[kind].blocks.flatMap((block) => (block.type === 'commentary' ? [block.section] : []));
