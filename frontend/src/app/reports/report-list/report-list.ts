import { UpperCasePipe } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Router, RouterLink } from '@angular/router';
import type { ReportRunDto } from '../../../api/models';
import { BytesPipe, InstantPipe, MonthPipe } from '../../i18n/format-pipes';
import { formatMonth } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { monthsBefore } from '../../ui/calendar-day';
import { Field, FieldInput } from '../../ui/field';
import { Loading } from '../../ui/loading';
import { poller } from '../../ui/poll';
import { Submission } from '../../ui/submission';
import { ReportsClient, fileAddress } from '../reports-client';

const MONTHS_OFFERED = 144;
const FINAL: readonly string[] = ['ready', 'failed'];

/** The monthly reports made so far with their files, and the making of another. */
@Component({
  selector: 'sim-report-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    BytesPipe,
    Field,
    FieldInput,
    InstantPipe,
    Loading,
    MonthPipe,
    ProblemAlert,
    ReactiveFormsModule,
    RouterLink,
    UpperCasePipe,
    WordPipe,
  ],
  templateUrl: './report-list.html',
})
export class ReportList {
  private readonly client = inject(ReportsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly router = inject(Router);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly fileAddress = fileAddress;
  protected readonly submission = new Submission();
  protected readonly months = computed(() => monthsBefore(this.session.today(), MONTHS_OFFERED));
  protected readonly month = new FormControl(this.months()[0] ?? '', { nonNullable: true });
  /** Runs asked from this page, followed until they are final; they stand above the list that was read. */
  private readonly followed = signal<readonly ReportRunDto[]>([]);
  protected readonly read = resource({ loader: () => this.client.list(), defaultValue: [] as ReportRunDto[] });
  protected readonly runs = computed(() => {
    const followed = this.followed();
    const read = this.read.hasValue() ? this.read.value() : [];
    return [...followed, ...read.filter((run) => !followed.some((other) => other.id === run.id))];
  });

  protected preview(): void {
    void this.router.navigate(['/reports/monthly', this.month.value]);
  }

  protected async make(): Promise<void> {
    const month = this.month.value;
    await this.submission.run(async () => {
      const run = await this.client.request(month, this.submission.keyFor(month));
      this.put(run);
      this.announcer.say(this.words.of('reports.announce.queued', { month: this.nameOf(month) }));
      void this.follow(run);
    });
  }

  private async follow(run: ReportRunDto): Promise<void> {
    try {
      await this.poll(
        async () => this.put(await this.client.get(run.id)),
        ({ state }) => FINAL.includes(state),
      );
    } catch (failure) {
      this.submission.problem.set(problemOf(failure));
    }
    const state = this.followed().find(({ id }) => id === run.id)?.state;
    if (state === 'ready' || state === 'failed')
      this.announcer.say(this.words.of(`reports.announce.${state}`, { month: this.nameOf(run.month) }));
  }

  private put(run: ReportRunDto): ReportRunDto {
    this.followed.update((runs) => [run, ...runs.filter(({ id }) => id !== run.id)]);
    return run;
  }

  private nameOf(month: string): string {
    return formatMonth(month, this.words.language());
  }
}
