import { Module } from '@nestjs/common';
import { CensusModule } from '../census/index.js';
import { TerritoryModule } from '../territory/index.js';
import { MonthlyReportService } from './monthly-report.service.js';
import { ReportMaker } from './report-maker.js';
import { ReportRunRepository } from './report-run.repository.js';
import { ReportsController } from './reports.controller.js';
import { ReportsJobs } from './reports.jobs.js';
import { ReportsRepository } from './reports.repository.js';
import { ReportsService } from './reports.service.js';

@Module({
  imports: [CensusModule, TerritoryModule],
  controllers: [ReportsController],
  providers: [MonthlyReportService, ReportMaker, ReportRunRepository, ReportsJobs, ReportsRepository, ReportsService],
  exports: [MonthlyReportService, ReportsService],
})
export class ReportsModule {}
