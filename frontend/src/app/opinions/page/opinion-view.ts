import { ChangeDetectionStrategy, Component, computed, effect, inject, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { SessionStore } from '../../session/session-store';
import { ChildCodePipe } from '../../ui/child-pipes';
import { Icon } from '../../ui/icon';
import { poller } from '../../ui/poll';
import { OpinionStore } from '../opinion-store';
import { issuedAddress, OpinionsClient, type WordedStep } from '../opinions-client';
import { OpinionAnswer } from './opinion-answer';
import { OpinionAssessment } from './opinion-assessment';
import { OpinionDocuments } from './opinion-documents';
import { OpinionHistory } from './opinion-history';
import { OpinionStepDialog } from './opinion-step-dialog';

const WORDED_STEPS: readonly WordedStep[] = ['answer_integration', 'answer_notice', 'withdraw', 'reexamine'];

/** Where a filed request stands, what happens next and until when, and what its author may do. */
@Component({
  selector: 'sim-opinion-view',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    ChildCodePipe,
    DayPipe,
    Icon,
    InstantPipe,
    OpinionAnswer,
    OpinionAssessment,
    OpinionDocuments,
    OpinionHistory,
    OpinionStepDialog,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './opinion-view.html',
})
export class OpinionView {
  private readonly client = inject(OpinionsClient);
  private readonly poll = poller();
  protected readonly session = inject(SessionStore);
  protected readonly store = inject(OpinionStore);
  protected readonly facts = ['path', 'afterEighteen', 'missingReason'] as const;
  protected readonly issuedAddress = issuedAddress;

  protected readonly asking = signal<Extract<WordedStep, 'withdraw' | 'reexamine'> | null>(null);
  /** The answer that the state waits for. */
  protected readonly answer = computed(() => {
    const open = (this.store.opinion()?.steps ?? []).filter((step) => step.open).map(({ step }) => step);
    return (['answer_integration', 'answer_notice'] as const).find((step) => open.includes(step)) ?? null;
  });
  protected readonly mayWithdraw = computed(() => this.isOpen('withdraw'));
  protected readonly mayAskAgain = computed(() => this.isOpen('reexamine'));
  /** The latest first: it is the one that is looked for. */
  protected readonly issued = computed(() => this.store.opinion()?.officialDocuments.toReversed() ?? []);
  protected readonly filedAt = computed(
    () => this.store.opinion()?.history.find(({ step }) => step === 'submit')?.at ?? null,
  );
  /** Steps that the author might look for and does not find, each with what stands against it. */
  protected readonly shut = computed(() => {
    const { isMine = false, steps = [] } = this.store.opinion() ?? {};
    if (!isMine) return [];
    return steps.flatMap(({ step, why }) => {
      const named = WORDED_STEPS.find((worded) => worded === step);
      return named === undefined || why === null ? [] : [{ step: named, why }];
    });
  });
  /** What the office wrote when it asked, or announced its reasons. */
  protected readonly asked = computed(() => {
    const [last] = this.store.opinion()?.history ?? [];
    return this.answer() === null ? null : (last ?? null);
  });
  private readonly waits = computed(
    () => this.store.opinion()?.officialDocuments.some(({ state }) => state === 'pending') ?? false,
  );

  constructor() {
    // A document is made by the worker a moment after its step: its link appears by itself.
    effect(() => {
      const id = this.store.opinion()?.id;
      if (this.waits() && id !== undefined) untracked(() => void this.follow(id));
    });
  }

  private isOpen(wanted: 'withdraw' | 'reexamine'): boolean {
    return this.store.opinion()?.steps.some(({ step, open }) => step === wanted && open) ?? false;
  }

  private async follow(id: number): Promise<void> {
    const ask = () => this.client.get(id).catch(() => null);
    await this.poll(ask, (answer) => {
      if (answer === null) return true;
      const done = answer.opinion.officialDocuments.every(({ state }) => state !== 'pending');
      // While something is typed into the answer the page stays as it is but for the documents.
      if (done && this.store.opinion()?.id === id) this.store.take(answer);
      return done;
    });
  }
}
