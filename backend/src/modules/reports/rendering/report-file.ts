import type { Report } from '../../../domain/report/report-model.js';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import { reportCsv } from './report-csv.js';
import { reportJson } from './report-json.js';
import { reportXlsx } from './report-xlsx.js';

export const REPORT_FORMATS = ['json', 'csv', 'xlsx'] as const;

export type ReportFormat = (typeof REPORT_FORMATS)[number];

export const isReportFormat = (text: string): text is ReportFormat => REPORT_FORMATS.some((format) => format === text);

/** A report as a file to be sent or stored. */
export interface ReportFile {
  readonly name: string;
  readonly format: ReportFormat;
  readonly mediaType: string;
  readonly content: Buffer;
}

const RENDERERS: Readonly<Record<ReportFormat, (report: Report) => Buffer | Promise<Buffer>>> = {
  json: reportJson,
  csv: reportCsv,
  xlsx: reportXlsx,
};

/** `SIM-report-mensile-2017-03.xlsx` */
export const reportFileName = (report: Report, format: ReportFormat): string =>
  `SIM-report-mensile-${report.month}.${format}`;

export async function renderReport(report: Report, format: ReportFormat): Promise<ReportFile> {
  const content = await RENDERERS[format](report);
  return { name: reportFileName(report, format), format, mediaType: MEDIA_TYPES[format], content };
}
