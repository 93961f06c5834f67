import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  cancelReport,
  listReports,
  previewReport,
  readReport,
  readReportDocument,
  requestReport,
  writeCommentary,
} from '../../api/functions';
import type { AskedReportDto, DrawnReportDto, NewCommentaryDto, ReportRunDto, ReportVariant } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(Api);

  async list(): Promise<ReportRunDto[]> {
    return (await this.api.invoke(listReports)).items;
  }

  request(body: AskedReportDto, key: string): Promise<ReportRunDto> {
    return this.api.invoke(requestReport, { body, 'Idempotency-Key': key });
  }

  get(id: number): Promise<ReportRunDto> {
    return this.api.invoke(readReport, { id });
  }

  cancel(id: number): Promise<ReportRunDto> {
    return this.api.invoke(cancelReport, { id });
  }

  /** Made at once, from today's knowledge. */
  preview({ kind, period, territory, citizenship }: AskedReportDto, variant: ReportVariant): Promise<DrawnReportDto> {
    return this.api.invoke(previewReport, {
      kind,
      period,
      variant,
      ...(territory ? { [territory.kind]: territory.code } : {}),
      ...(citizenship ? { citizenship } : {}),
    });
  }

  /** As it was made: it never changes. */
  document(id: number): Promise<DrawnReportDto> {
    return this.api.invoke(readReportDocument, { id });
  }

  comment(body: NewCommentaryDto, key: string): Promise<unknown> {
    return this.api.invoke(writeCommentary, { body, 'Idempotency-Key': key });
  }
}

/** Addresses that the browser downloads by itself: the session cookie goes with them. */
export const fileAddress = (run: ReportRunDto, name: string): string =>
  `/api/reports/${run.id}/files/${encodeURIComponent(name)}`;
export const directAddress = (month: string, format: 'csv' | 'xlsx' | 'pdf'): string =>
  `/api/reports/monthly/${month}?format=${format}`;
