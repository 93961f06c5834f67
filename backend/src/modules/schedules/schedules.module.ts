import { Module } from '@nestjs/common';
import { NotificationsModule } from '../notifications/index.js';
import { OpinionRulesModule } from '../opinion-rules/index.js';
import { ReleaseCalendarController } from './calendar/release-calendar.controller.js';
import { ReleaseCalendarRepository } from './calendar/release-calendar.repository.js';
import { ReleaseCalendar } from './calendar/release-calendar.service.js';
import { JobsController } from './jobs/jobs.controller.js';
import { JobsRepository } from './jobs/jobs.repository.js';
import { JobsService } from './jobs/jobs.service.js';
import { SchedulesJobs } from './schedules.jobs.js';

@Module({
  imports: [NotificationsModule, OpinionRulesModule],
  controllers: [JobsController, ReleaseCalendarController],
  providers: [JobsRepository, JobsService, ReleaseCalendar, ReleaseCalendarRepository, SchedulesJobs],
  exports: [ReleaseCalendar],
})
export class SchedulesModule {}
