export type { DeskQueue } from './desk/desk.dto.js';
export { DeskService } from './desk/desk.service.js';
export { OpinionDeskModule } from './opinion-desk.module.js';
export { OpinionStatistics } from './statistics/statistics.service.js';
