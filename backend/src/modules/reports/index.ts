export { drawBars } from './figures/draw-bars.js';
export { drawLine } from './figures/draw-line.js';
export { drawMap } from './figures/draw-map.js';
export { DRAWING_LANGUAGES, countText, type Datum, type DrawingLanguage } from './figures/figure-data.js';
export { PublicReports } from './public-reports.service.js';
export { REPORT_FORMATS, renderReport, type ReportFormat } from './rendering/report-file.js';
export { ReportBuilder } from './report-builder.service.js';
export { ReportDrawingDto } from './report-document.dto.js';
export { ReportsModule } from './reports.module.js';
