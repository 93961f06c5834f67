import { Injectable } from '@nestjs/common';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { ReportMaker } from './report-maker.js';
import { ReportsService } from './reports.service.js';

/** Queued work of the reports. */
@Injectable()
export class ReportsJobs {
  constructor(handlers: JobHandlers, maker: ReportMaker, reports: ReportsService) {
    handlers.register('report.make', ({ reportId }) => maker.make(reportId));
    handlers.register('report.monthly', () => reports.requestScheduled());
    handlers.register('report.expire', () => maker.expire());
    handlers.registerSweep(() => maker.sweep());
  }
}
