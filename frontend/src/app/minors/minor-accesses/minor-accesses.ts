import { ChangeDetectionStrategy, Component, effect, inject, signal, untracked } from '@angular/core';
import type { AccessDto, AccessKind } from '../../../api/models';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { MinorRecordStore } from '../minor-record-store';
import { MinorsClient } from '../minors-client';

const KINDS: readonly AccessKind[] = ['read', 'search', 'export', 'print', 'change'];

/** Who read, searched, exported, printed or changed the record. */
@Component({
  selector: 'sim-minor-accesses',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, WordPipe],
  templateUrl: './minor-accesses.html',
})
export class MinorAccesses {
  private readonly client = inject(MinorsClient);
  private readonly words = inject(Words);
  protected readonly store = inject(MinorRecordStore);

  protected readonly kinds = KINDS;
  protected readonly kind = signal<AccessKind | ''>('');
  protected readonly items = signal<readonly AccessDto[]>([]);
  protected readonly cursor = signal<string | null>(null);
  protected readonly loading = signal(true);
  protected readonly problem = signal<Problem | null>(null);
  private asked = 0;

  constructor() {
    effect(() => {
      this.kind();
      if (this.store.record()?.simCode) untracked(() => void this.load(null));
    });
  }

  protected choose(event: Event): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.kind.set(KINDS.find((kind) => kind === value) ?? '');
  }

  protected async load(cursor: string | null): Promise<void> {
    const simCode = this.store.record()?.simCode;
    if (!simCode) return;
    const turn = ++this.asked;
    this.loading.set(true);
    this.problem.set(null);
    try {
      const page = await this.client.accesses(simCode, this.kind(), cursor);
      if (turn !== this.asked) return;
      this.items.update((items) => (cursor === null ? page.items : [...items, ...page.items]));
      this.cursor.set(page.nextCursor);
    } catch (failure) {
      if (turn === this.asked) this.problem.set(problemOf(failure));
    } finally {
      if (turn === this.asked) this.loading.set(false);
    }
  }

  /** An action that has no sentence yet is said by its kind. */
  protected actionOf({ action, kind }: AccessDto): string {
    return this.words.find(`record.accesses.actions.${action}`) ?? this.words.of(`record.accesses.kinds.${kind}`);
  }

  protected whoOf({ person, organisation }: AccessDto): string {
    if (person) return person;
    return this.words.of(organisation === null ? 'record.accesses.system' : 'record.accesses.otherPerson');
  }
}
