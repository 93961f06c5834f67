import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import { getMonthlyReport, getReport, listReports, requestMonthlyReport } from '../../api/functions';
import type { MonthlyReport, ReportRun } from '../../api/models';

@Injectable({ providedIn: 'root' })
export class ReportsClient {
  private readonly api = inject(Api);

  async list(): Promise<ReportRun[]> {
    return (await this.api.invoke(listReports)).items;
  }

  request(month: string, key: string): Promise<ReportRun> {
    return this.api.invoke(requestMonthlyReport, { body: { month }, 'Idempotency-Key': key });
  }

  get(id: number): Promise<ReportRun> {
    return this.api.invoke(getReport, { id });
  }

  preview(month: string): Promise<MonthlyReport> {
    return this.api.invoke(getMonthlyReport, { month, format: 'json' });
  }
}

/** Addresses that the browser downloads by itself: the session cookie goes with them. */
export const fileAddress = (run: ReportRun, name: string): string =>
  `/api/reports/${run.id}/files/${encodeURIComponent(name)}`;
export const directAddress = (month: string, format: 'csv' | 'xlsx'): string =>
  `/api/reports/monthly/${month}?format=${format}`;
