import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import type { QualityBodyKind } from '../../api/models';
import { CountPipe, DayPipe, InstantPipe } from '../i18n/format-pipes';
import { formatShare } from '../i18n/formats';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { problemOf } from '../problems/problem';
import { ProblemAlert } from '../problems/problem-alert';
import { Loading } from '../ui/loading';
import { QualityClient } from './quality-client';

/** How the score of one body has moved over the latest checks. */
@Component({
  selector: 'sim-quality-trend',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, InstantPipe, Loading, ProblemAlert, WordPipe],
  templateUrl: './quality-trend.html',
})
export class QualityTrend {
  private readonly client = inject(QualityClient);
  private readonly words = inject(Words);

  readonly by = input.required<QualityBodyKind>();
  readonly code = input.required<string>();
  readonly name = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly read = resource({
    params: () => ({ by: this.by(), code: this.code() }),
    loader: ({ params }) => this.client.trendOf(params.by, params.code),
  });

  protected share(records: number, faulty: number): string {
    return `${formatShare(records - faulty, records, this.words.language())}%`;
  }
}
