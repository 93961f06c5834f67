export { ReleaseCalendar } from './calendar/release-calendar.service.js';
export { SchedulesModule } from './schedules.module.js';
