import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { QualityBodyKind, QualityPictureDto, QualityRuleDto } from '../../api/models';
import { CountPipe, DayPipe, InstantPipe } from '../i18n/format-pipes';
import { formatShare } from '../i18n/formats';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { SessionStore } from '../session/session-store';
import { Announcer } from '../ui/announcer';
import { Loading } from '../ui/loading';
import { poller } from '../ui/poll';
import { Submission } from '../ui/submission';
import { QualityClient } from './quality-client';
import { QualityFindings } from './quality-findings';
import { QualityTrend } from './quality-trend';

/** Rules of the data with what the last run found, the score of each body, and the trend. */
@Component({
  selector: 'sim-quality-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    DayPipe,
    InstantPipe,
    Loading,
    ProblemAlert,
    QualityFindings,
    QualityTrend,
    ReactiveFormsModule,
    WordPipe,
  ],
  templateUrl: './quality-page.html',
})
export class QualityPage {
  private readonly client = inject(QualityClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly submission = new Submission();
  protected readonly bodies: readonly QualityBodyKind[] = ['region', 'municipality', 'facility'];
  protected readonly by = new FormControl<QualityBodyKind>('region', { nonNullable: true });
  private readonly chosenBy = toSignal(this.by.valueChanges, { initialValue: this.by.value });
  protected readonly read = resource({ loader: () => this.client.read() });
  private readonly fresh = signal<QualityPictureDto | null>(null);
  protected readonly picture = computed(() => this.fresh() ?? (this.read.hasValue() ? this.read.value() : null));
  protected readonly running = computed(() => this.picture()?.trend[0]?.state === 'queued');
  protected readonly scores = resource({
    params: () => ({ by: this.chosenBy(), run: this.picture()?.run?.id }),
    loader: ({ params }) => this.client.scores(params.by),
  });
  /** Code of the rule whose findings are shown. */
  protected readonly opened = signal<string | null>(null);

  /** Code of the body whose trend is shown. */
  protected readonly openedBody = linkedSignal<string | null, string | null>({
    source: this.chosenBy,
    computation: () => null,
  });

  protected titleOf(rule: QualityRuleDto): string {
    return this.words.language() === 'it' ? rule.titleIt : rule.titleEn;
  }

  protected share(records: number | null, faulty: number | null): string {
    return `${formatShare((records ?? 0) - (faulty ?? 0), records ?? 0, this.words.language())}%`;
  }

  protected toggle(code: string): void {
    this.opened.update((open) => (open === code ? null : code));
  }

  protected toggleBody(code: string): void {
    this.openedBody.update((open) => (open === code ? null : code));
  }

  protected async check(): Promise<void> {
    await this.submission.run(async () => {
      const run = await this.client.request();
      this.announcer.say(this.words.of('quality.running'));
      await this.poll(
        async () => {
          const picture = await this.client.read();
          this.fresh.set(picture);
          return picture.trend.find(({ id }) => id === run.id)?.state ?? 'queued';
        },
        (state) => state !== 'queued',
      );
      const state = this.fresh()?.trend.find(({ id }) => id === run.id)?.state;
      this.announcer.say(this.words.of(state === 'done' ? 'quality.done' : 'quality.failed'));
    });
  }
}
