export type { ImportProblem, ImportRun } from './import-run.js';
export { ImportsModule } from './imports.module.js';
export { ImportsService } from './imports.service.js';
