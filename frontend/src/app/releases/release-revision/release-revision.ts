import {
  ChangeDetectionStrategy,
  Component,
  computed,
  inject,
  input,
  numberAttribute,
  resource,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ExplainedMinorsDto, RevisionCause, RevisionDimension } from '../../../api/models';
import { CountPipe, DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { ExplainedMinors } from '../explained-minors';
import { ReleaseCodes } from '../release-codes';
import { ReleasesClient } from '../releases-client';

/** Why the count of one day changed: every cause, adding up to the difference, each opening the minors behind it. */
@Component({
  selector: 'sim-release-revision',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, ExplainedMinors, InstantPipe, Loading, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './release-revision.html',
})
export class ReleaseRevision {
  private readonly client = inject(ReleasesClient);
  private readonly words = inject(Words);
  private readonly codes = inject(ReleaseCodes);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });
  readonly with = input<string>();

  protected readonly problemOf = problemOf;
  private readonly other = computed(() => (this.with() === undefined ? null : Number(this.with())));
  protected readonly revision = resource({
    params: () => ({ id: this.id(), other: this.other() }),
    loader: ({ params }) => this.client.revision(params.id, params.other),
  });
  protected readonly opened = signal<{ heading: string; ask: () => Promise<ExplainedMinorsDto> } | null>(null);
  /** Tables in which something changed; rows in which something did. */
  protected readonly tables = computed(() =>
    (this.revision.hasValue() ? this.revision.value().tables : [])
      .map(({ dimension, rows, causes }) => ({
        dimension,
        causes,
        rows: rows
          .filter(({ gained, lost, movedIn, movedOut }) => gained + lost + movedIn + movedOut > 0)
          .map((row) => ({ ...row, label: this.codes.nameOf(dimension, row.key) })),
      }))
      .filter(({ rows }) => rows.length > 0),
  );

  protected open(cause: RevisionCause, dimension: RevisionDimension | null): void {
    const [id, other] = [this.id(), this.other()];
    this.opened.set({
      heading: this.words.of(`releases.causes.${cause}`),
      ask: () => this.client.revisedMinors(id, other, cause, dimension),
    });
  }

  protected signed(count: number): string {
    return count === 0 ? '0' : `${count > 0 ? '+' : '−'}${Math.abs(count)}`;
  }
}
