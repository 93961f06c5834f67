import type { ReportKind } from '../../../domain/report/report-kind.js';
import type { Report } from '../../../domain/report/report-model.js';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import { reportCsv } from './report-csv.js';
import { reportJson } from './report-json.js';
import { reportPdf } from './report-pdf.js';
import { reportXlsx } from './report-xlsx.js';

export const REPORT_FORMATS = ['json', 'csv', 'xlsx', 'pdf'] as const;

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
  pdf: reportPdf,
};

const NAMES: Readonly<Record<ReportKind, string>> = {
  monthly: 'mensile',
  half_yearly: 'semestrale',
  periodic: 'periodico',
};

/** `SIM-report-mensile-2017-03.xlsx`, `SIM-report-periodico-2017-Q1-ITG1.pdf`; what may leave the office says `pubblico`. */
export function reportFileName({ kind, period, territory, variant }: Report, format: ReportFormat): string {
  const place = kind === 'periodic' && territory.code !== null ? `-${territory.code}` : '';
  return `SIM-report-${NAMES[kind]}-${period}${place}${variant === 'public' ? '-pubblico' : ''}.${format}`;
}

export async function renderReport(report: Report, format: ReportFormat): Promise<ReportFile> {
  const content = await RENDERERS[format](report);
  return { name: reportFileName(report, format), format, mediaType: MEDIA_TYPES[format], content };
}
