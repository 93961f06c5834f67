import type { Report } from '../../../domain/report/report-model.js';
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

const RENDERERS: Readonly<
  Record<ReportFormat, { mediaType: string; render: (report: Report) => Buffer | Promise<Buffer> }>
> = {
  json: { mediaType: 'application/json', render: reportJson },
  csv: { mediaType: 'text/csv; charset=utf-8', render: reportCsv },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', render: reportXlsx },
};

/** `SIM-report-mensile-2017-03.xlsx` */
export const reportFileName = (report: Report, format: ReportFormat): string =>
  `SIM-report-mensile-${report.month}.${format}`;

export async function renderReport(report: Report, format: ReportFormat): Promise<ReportFile> {
  const { mediaType, render } = RENDERERS[format];
  return { name: reportFileName(report, format), format, mediaType, content: await render(report) };
}
