import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
  untracked,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportProblemDto, ImportProblemPageDto, ImportRunDto } from '../../../api/models';
import { CountPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { poller } from '../../ui/poll';
import { ImportsClient, problemsAddress } from '../imports-client';

const KINDS = ['facilities', 'minors', 'movements'] as const;

/** One import while it runs and after: stage and progress, what was written, or every row that is wrong. */
@Component({
  selector: 'sim-import-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, Icon, InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './import-detail.html',
})
export class ImportDetail {
  private readonly client = inject(ImportsClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly poll = poller();

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly problemsAddress = problemsAddress;
  protected readonly run = signal<ImportRunDto | null>(null);
  protected readonly failure = signal<Problem | null>(null);
  protected readonly problems = signal<readonly ImportProblemDto[]>([]);
  private readonly lastPage = signal<ImportProblemPageDto | null>(null);
  protected readonly hasMore = computed(() => (this.lastPage()?.nextCursor ?? null) !== null);
  protected readonly working = computed(() => this.run()?.state === 'queued' || this.run()?.state === 'running');
  protected readonly counts = computed(() => {
    const counts = this.run()?.counts;
    return counts ? KINDS.map((kind) => ({ kind, ...counts[kind] })) : [];
  });
  /** New stays beyond a limit of the facility's kind. */
  protected readonly warnings = computed(() => {
    const warnings = this.run()?.counts?.warnings;
    return warnings && warnings.below_minimum_age + warnings.beyond_maximum_days > 0 ? warnings : null;
  });

  constructor() {
    effect(() => {
      const id = this.id();
      untracked(() => void this.follow(id));
    });
  }

  protected async follow(id: number): Promise<void> {
    this.failure.set(null);
    try {
      await this.poll(
        async () => {
          const run = await this.client.get(id);
          this.run.set(run);
          return run;
        },
        ({ state }) => state !== 'queued' && state !== 'running',
      );
      const run = this.run();
      if (!run || this.working()) return;
      this.announcer.say(this.words.of(`imports.states.${run.state}`));
      if (run.problemCount > 0) await this.more();
    } catch (failure) {
      this.failure.set(problemOf(failure));
    }
  }

  protected async more(): Promise<void> {
    try {
      const page = await this.client.problems(this.id(), this.lastPage()?.nextCursor ?? null);
      this.lastPage.set(page);
      this.problems.update((problems) => [...problems, ...page.items]);
    } catch (failure) {
      this.failure.set(problemOf(failure));
    }
  }

  protected reasonOf(problem: ImportProblemDto): string {
    return this.words.find(`problems.codes.${problem.code}`) ?? problem.code;
  }
}
