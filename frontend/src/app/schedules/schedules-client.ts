import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  listJobRuns,
  listJobs,
  moveAnnouncement,
  readAnnouncementHistory,
  readReleaseCalendar,
  retryJobRun,
  runJob,
} from '../../api/functions';
import type {
  CalendarMonthDto,
  CalendarVersionDto,
  JobRunDto,
  JobRunPageDto,
  NewAnnouncementDto,
  RecurringJobName,
  RecurringJobsDto,
} from '../../api/models';

@Injectable({ providedIn: 'root' })
export class SchedulesClient {
  private readonly api = inject(Api);

  jobs(): Promise<RecurringJobsDto> {
    return this.api.invoke(listJobs);
  }

  runs(name: RecurringJobName, cursor: string | null): Promise<JobRunPageDto> {
    return this.api.invoke(listJobRuns, { name, cursor: cursor ?? undefined });
  }

  runNow(name: RecurringJobName): Promise<JobRunDto> {
    return this.api.invoke(runJob, { name });
  }

  retry(id: number): Promise<JobRunDto> {
    return this.api.invoke(retryJobRun, { id });
  }

  async calendar(): Promise<CalendarMonthDto[]> {
    return (await this.api.invoke(readReleaseCalendar)).items;
  }

  move(month: string, version: number, body: NewAnnouncementDto): Promise<CalendarMonthDto> {
    return this.api.invoke(moveAnnouncement, { month, 'If-Match': `"${version}"`, body });
  }

  async history(month: string): Promise<CalendarVersionDto[]> {
    return (await this.api.invoke(readAnnouncementHistory, { month })).items;
  }
}
