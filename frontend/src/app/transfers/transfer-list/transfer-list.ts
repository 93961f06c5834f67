import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, resource, signal } from '@angular/core';
import type { TransferDirection, TransferProposalDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { TransfersClient } from '../transfers-client';
import { TransferTable } from './transfer-table';

const DIRECTIONS: readonly TransferDirection[] = ['incoming', 'outgoing'];

/** Proposed transfers: those that wait first, then those that are over; received or sent. */
@Component({
  selector: 'sim-transfer-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Loading, ProblemAlert, TransferTable, WordPipe],
  templateUrl: './transfer-list.html',
})
export class TransferList {
  private readonly client = inject(TransfersClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly problemOf = problemOf;
  protected readonly directions = DIRECTIONS;

  protected readonly direction = signal<TransferDirection>('incoming');
  protected readonly open = resource({
    params: this.direction,
    loader: ({ params }) => this.client.list(params, 'proposed', null),
  });
  protected readonly all = resource({
    params: this.direction,
    loader: ({ params }) => this.client.list(params, undefined, null),
  });
  /** Pages asked for after the first. */
  private readonly further = linkedSignal<TransferDirection, readonly TransferProposalDto[]>({
    source: this.direction,
    computation: () => [],
  });
  private readonly cursor = linkedSignal(() => (this.all.hasValue() ? this.all.value().nextCursor : null));
  protected readonly hasMore = computed(() => this.cursor() !== null);
  protected readonly moreProblem = signal<Problem | null>(null);
  protected readonly closed = computed(() =>
    [...(this.all.hasValue() ? this.all.value().items : []), ...this.further()].filter(
      ({ state }) => state !== 'proposed',
    ),
  );

  protected show(direction: TransferDirection): void {
    this.direction.set(direction);
    this.announcer.say(this.words.of(direction === 'incoming' ? 'transfers.received' : 'transfers.made'));
  }

  protected async more(): Promise<void> {
    this.moreProblem.set(null);
    try {
      const page = await this.client.list(this.direction(), undefined, this.cursor());
      this.further.update((items) => [...items, ...page.items]);
      this.cursor.set(page.nextCursor);
    } catch (failure) {
      this.moreProblem.set(problemOf(failure));
    }
  }
}
