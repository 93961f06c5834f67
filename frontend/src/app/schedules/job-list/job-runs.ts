import { ChangeDetectionStrategy, Component, effect, inject, input, untracked } from '@angular/core';
import type { JobRunDto, RecurringJobName } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { PagedList } from '../../ui/paged-list';
import { durationOf } from '../rhythm';
import { SchedulesClient } from '../schedules-client';
import { JobRunState } from './job-run-state';

/** The runs of one job that are kept, the newest first. */
@Component({
  selector: 'sim-job-runs',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, JobRunState, Loading, ProblemAlert, WordPipe],
  template: `
    @if (runs.problem(); as problem) {
      <sim-problem-alert [problem]="problem" [retryable]="true" (again)="runs.start()" />
    }
    @if (runs.items().length > 0) {
      <div class="sim-scrolls" [attr.aria-label]="label()" role="region" tabindex="0">
        <table class="table table-sm">
          <caption class="visually-hidden">
            {{
              label()
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">{{ 'schedules.jobs.startedAt' | word }}</th>
              <th scope="col">{{ 'schedules.jobs.result' | word }}</th>
              <th scope="col">{{ 'schedules.jobs.duration' | word }}</th>
              <th scope="col">{{ 'schedules.jobs.attempts' | word }}</th>
              <th scope="col">{{ 'schedules.jobs.by' | word }}</th>
            </tr>
          </thead>
          <tbody>
            @for (run of runs.items(); track run.id) {
              <tr>
                <th scope="row">{{ run.startedAt ?? run.createdAt | instant }}</th>
                <td><sim-job-run-state [run]="run" /></td>
                <td>{{ durationOf(run) }}</td>
                <td>{{ 'schedules.jobs.attemptsOf' | word: { made: run.attempts, allowed: run.allowed } }}</td>
                <td>{{ run.requestedBy ?? ('schedules.jobs.schedule' | word) }}</td>
              </tr>
            }
          </tbody>
        </table>
      </div>
    } @else if (!runs.loading()) {
      <p class="sim-empty-line">{{ 'schedules.jobs.noRuns' | word }}</p>
    }
    @if (runs.loading()) {
      <sim-loading />
    } @else if (runs.hasMore()) {
      <button class="btn btn-outline-primary btn-xs" (click)="runs.more()" type="button">
        {{ 'schedules.jobs.more' | word }}
      </button>
    }
  `,
})
export class JobRuns {
  private readonly client = inject(SchedulesClient);
  private readonly words = inject(Words);

  readonly job = input.required<RecurringJobName>();
  readonly label = input.required<string>();

  protected readonly runs = new PagedList<JobRunDto>((cursor) => this.client.runs(this.job(), cursor));

  constructor() {
    effect(() => {
      this.job();
      untracked(() => void this.runs.start());
    });
  }

  protected durationOf({ durationMs }: JobRunDto): string {
    return durationOf(durationMs, this.words);
  }
}
