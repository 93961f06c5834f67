import { Injectable } from '@nestjs/common';
import { JobOutcome } from '../../platform/queue/job-figures.js';
import { JobHandlers } from '../../platform/queue/job-handlers.js';
import { JobRuns } from '../../platform/queue/job-runs.js';
import { ALARMED_ROLES, Notifications } from '../notifications/index.js';
import { ReleaseCalendar } from './calendar/release-calendar.service.js';

/** Queued work of the calendar, every night and once when a worker starts; and the alarm of a recurring job that was given up. */
@Injectable()
export class SchedulesJobs {
  private caughtUp = false;

  constructor(handlers: JobHandlers, runs: JobRuns, calendar: ReleaseCalendar, notifications: Notifications) {
    handlers.register('release.plan', async () => new JobOutcome({ planned: await calendar.plan() }));
    handlers.registerSweep(async () => {
      if (this.caughtUp) return;
      await calendar.plan();
      this.caughtUp = true;
    });
    runs.onGivenUp(async ({ id }) => {
      for (const role of ALARMED_ROLES)
        await notifications.send({ to: { role }, topic: 'job_failed', number: String(id), link: '/jobs' });
    });
  }
}
