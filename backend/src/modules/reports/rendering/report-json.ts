import type { Report } from '../../../domain/report/report-model.js';

/** The document model as it is: every number with its value and its printed text. */
export const reportJson = (report: Report): Buffer => Buffer.from(`${JSON.stringify(report, null, 2)}\n`, 'utf8');
