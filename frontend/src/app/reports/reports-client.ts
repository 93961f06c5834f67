import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { listReports, readMonthlyReport$Json, readReport, requestMonthlyReport } from '../../api/functions';
import type { MonthlyReportDto, ReportRunDto } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(Api);

  async list(): Promise<ReportRunDto[]> {
    return (await this.api.invoke(listReports)).items;
  }

  request(month: string, key: string): Promise<ReportRunDto> {
    return this.api.invoke(requestMonthlyReport, { body: { month }, 'Idempotency-Key': key });
  }

  get(id: number): Promise<ReportRunDto> {
    return this.api.invoke(readReport, { id });
  }

  preview(month: string): Promise<MonthlyReportDto> {
    return this.api.invoke(readMonthlyReport$Json, { month, format: 'json' });
  }
}

/** Addresses that the browser downloads by itself: the session cookie goes with them. */
export const fileAddress = (run: ReportRunDto, name: string): string =>
  `/api/reports/${run.id}/files/${encodeURIComponent(name)}`;
export const directAddress = (month: string, format: 'csv' | 'xlsx'): string =>
  `/api/reports/monthly/${month}?format=${format}`;
