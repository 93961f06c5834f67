export { MonthlyReportService } from './monthly-report.service.js';
export { ReportsModule } from './reports.module.js';
