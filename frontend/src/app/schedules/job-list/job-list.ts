import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import type { JobRunDto, RecurringJobDto, RecurringJobName, RecurringJobsDto } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { poller } from '../../ui/poll';
import { Submission } from '../../ui/submission';
import { rhythmOf } from '../rhythm';
import { SchedulesClient } from '../schedules-client';
import { JobRunState } from './job-run-state';
import { JobRuns } from './job-runs';

const OPEN: readonly string[] = ['queued', 'running', 'retrying'];

/** Keys of the dictionary have no dots: a job that the dictionary does not name fails the compiler. */
type KeyOf<Name extends string> = Name extends `${infer Subject}.${infer Verb}` ? `${Subject}_${Verb}` : Name;

const keyOf = (name: RecurringJobName): KeyOf<RecurringJobName> => name.replace('.', '_') as KeyOf<RecurringJobName>;

/** The recurring jobs with their next and last run, and the running of one out of turn. */
@Component({
  selector: 'sim-job-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, JobRunState, JobRuns, Loading, ProblemAlert, WordPipe],
  templateUrl: './job-list.html',
})
export class JobList {
  private readonly client = inject(SchedulesClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly read = resource({ loader: () => this.client.jobs() });
  /** What was read after a request, newer than the resource. */
  private readonly fresh = signal<RecurringJobsDto | null>(null);
  protected readonly list = computed(() => this.fresh() ?? (this.read.hasValue() ? this.read.value() : null));
  protected readonly opened = signal<RecurringJobName | null>(null);

  protected isOpen({ last }: RecurringJobDto): boolean {
    return last !== null && OPEN.includes(last.state);
  }

  protected nameOf(name: RecurringJobName): string {
    return this.words.of(`schedules.names.${keyOf(name)}`);
  }

  protected purposeOf(name: RecurringJobName): string {
    return this.words.of(`schedules.what.${keyOf(name)}`);
  }

  protected rhythmOf(pattern: string): string {
    return rhythmOf(pattern, this.words);
  }

  protected toggle(name: RecurringJobName): void {
    this.opened.update((open) => (open === name ? null : name));
  }

  protected async run({ name, last }: RecurringJobDto): Promise<void> {
    await this.submission.run(async () => {
      const run = last?.state === 'failed' ? await this.client.retry(last.id) : await this.client.runNow(name);
      this.announcer.say(this.words.of('schedules.jobs.asked', { name: this.nameOf(name) }));
      void this.follow(run);
    });
  }

  private async follow({ id, job }: JobRunDto): Promise<void> {
    try {
      await this.poll(
        async () => {
          const list = await this.client.jobs();
          this.fresh.set(list);
          return list.items.find(({ name }) => name === job)?.last;
        },
        (last) => last?.id !== id || !OPEN.includes(last.state),
      );
    } catch (failure) {
      this.submission.problem.set(problemOf(failure));
      return;
    }
    const state = this.list()?.items.find(({ name }) => name === job)?.last?.state ?? 'done';
    this.announcer.say(
      this.words.of('schedules.jobs.ended', {
        name: this.nameOf(job),
        state: this.words.of(`schedules.jobs.states.${state}`),
      }),
    );
  }
}
