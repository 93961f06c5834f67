import type { Report } from '../../domain/report/report-model.js';

/** The report as it may leave the office. */
export const publicReport = (report: Report): Report => ({ ...report, variant: 'public' });
