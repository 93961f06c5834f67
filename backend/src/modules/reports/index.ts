export { ReportBuilder } from './report-builder.service.js';
export { ReportsModule } from './reports.module.js';
