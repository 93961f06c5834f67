import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpinionSummaryDto, PreCheckDto } from '../../../api/models';
import type { WordKey } from '../../i18n/dictionary';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { MinorRecordStore } from '../minor-record-store';
import { ReasonDialog } from '../reason-dialog';
import { EntryCards } from './entry-cards';
import { EntryForm } from './entry-form';
import { MinorOpinionClient } from './minor-opinion-client';
import { type Entry, type EntryList, LISTS, entriesOf } from './path-entries';
import { PreCheck } from './pre-check';

interface Contents {
  readonly entries: ReturnType<typeof entriesOf>;
  readonly check: PreCheckDto | null;
  readonly requests: readonly OpinionSummaryDto[];
}

/** The opinion at 18 on a minor's record: what the rules say, what they rest on, what was asked. */
@Component({
  selector: 'sim-minor-opinion',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, EntryCards, EntryForm, Icon, Loading, PreCheck, ProblemAlert, ReasonDialog, RouterLink, WordPipe],
  templateUrl: './minor-opinion.html',
})
export class MinorOpinion {
  private readonly client = inject(MinorOpinionClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly session = inject(SessionStore);
  protected readonly store = inject(MinorRecordStore);

  protected readonly lists = LISTS;
  protected readonly contents = signal<Contents | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly editing = signal<{ readonly list: EntryList; readonly entry: Entry | null } | null>(null);
  protected readonly removing = signal<Entry | null>(null);
  protected readonly outcome = signal<WordKey | null>(null);
  protected readonly simCode = computed(() => this.store.record()?.simCode ?? '');
  protected readonly writable = computed(
    () => this.session.may('integration_path.write') && this.store.record()?.writable === true,
  );
  /** Who may read requests at all. */
  protected readonly readsRequests = computed(() => this.session.may('opinion.read'));
  protected readonly hasOpenRequest = computed(
    () =>
      this.contents()?.requests.some(
        ({ state }) => !['not_receivable', 'notified', 'withdrawn', 'archived'].includes(state),
      ) ?? false,
  );
  protected readonly mayAsk = computed(
    () =>
      this.session.may('opinion.request') &&
      this.store.record()?.writable === true &&
      this.contents()?.check?.due === true &&
      !this.hasOpenRequest(),
  );

  constructor() {
    effect(() => {
      if (this.simCode() !== '') untracked(() => void this.read());
    });
  }

  protected async read(): Promise<void> {
    const simCode = this.simCode();
    this.problem.set(null);
    try {
      const [folder, check, requests] = await Promise.all([
        this.client.folder(simCode),
        this.session.may('opinion.precheck') ? this.client.preCheck(simCode) : null,
        this.readsRequests() ? this.client.requests(simCode) : [],
      ]);
      if (simCode === this.simCode()) this.contents.set({ entries: entriesOf(folder), check, requests });
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  /** Authors and the desk read a request on pages of their own. */
  protected addressOf({ id }: OpinionSummaryDto): readonly (string | number)[] {
    return [this.session.may('opinion_desk.read') ? '/opinion-desk' : '/opinions', id];
  }

  protected edit(list: EntryList, entry: Entry | null): void {
    this.outcome.set(null);
    this.editing.set({ list, entry });
    focusOn('editing-title');
  }

  protected async edited(saved: boolean): Promise<void> {
    const list = this.editing()?.list ?? 'path';
    this.editing.set(null);
    if (saved) await this.changed(`recordOpinion.${list}.saved`);
    focusOn(`${list}-title`);
  }

  protected readonly takeAway = (reason: string): Promise<void> =>
    this.store.apply((current) => {
      const entry = this.removing();
      if (!entry) throw new Error('Nothing is being taken away');
      return this.client.withdraw(current, entry.list, entry.id, reason);
    });

  protected async removed(done: boolean): Promise<void> {
    const list = this.removing()?.list ?? 'path';
    this.removing.set(null);
    if (!done) return;
    await this.changed(`recordOpinion.${list}.removed`);
    focusOn(`${list}-title`);
  }

  private async changed(sentence: WordKey): Promise<void> {
    await this.read();
    this.outcome.set(sentence);
    this.announcer.say(this.words.of(sentence));
  }
}

/** Once it is drawn. */
function focusOn(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}
