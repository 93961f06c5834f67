/** Kinds of report: the state of a month, the in-depth report of a half-year, the report of a territory for a quarter. */
export const REPORT_KINDS = ['monthly', 'half_yearly', 'periodic'] as const;

export type ReportKind = (typeof REPORT_KINDS)[number];
