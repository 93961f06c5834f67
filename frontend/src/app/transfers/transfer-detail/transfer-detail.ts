import {
  ChangeDetectionStrategy,
  Component,
  computed,
  effect,
  inject,
  input,
  numberAttribute,
  signal,
} from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ProposalStep } from '../../../api/models';
import { CountPipe, DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { CountryPipe } from '../../territory/country-pipe';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Loading } from '../../ui/loading';
import { ProposalState } from '../proposal-state';
import { TransfersClient, type VersionedProposal } from '../transfers-client';
import { AcceptanceDialog } from './acceptance-dialog';
import { ClosingDialog } from './closing-dialog';

const DONE = { accepted: 'accept', refused: 'refuse', withdrawn: 'withdraw' } as const;

/** One proposed transfer: who, from where to where, what the rules say, and the answer. */
@Component({
  selector: 'sim-transfer-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    AcceptanceDialog,
    ChildCodePipe,
    ChildNamePipe,
    ClosingDialog,
    CountPipe,
    CountryPipe,
    DayPipe,
    InstantPipe,
    Loading,
    ProblemAlert,
    ProposalState,
    RouterLink,
    WordPipe,
  ],
  templateUrl: './transfer-detail.html',
})
export class TransferDetail {
  private readonly client = inject(TransfersClient);
  private readonly session = inject(SessionStore);
  private readonly words = inject(Words);

  /** From the address. */
  readonly id = input.required({ transform: numberAttribute });

  protected readonly versioned = signal<VersionedProposal | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly asking = signal<ProposalStep | null>(null);
  protected readonly done = signal<'accept' | 'refuse' | 'withdraw' | null>(null);
  protected readonly proposal = computed(() => this.versioned()?.proposal ?? null);
  protected readonly open = computed(() =>
    (this.proposal()?.openSteps ?? []).filter(
      ({ step, open }) => open && this.session.may(step === 'withdraw' ? 'transfer.propose' : 'transfer.answer'),
    ),
  );
  protected readonly findings = computed(() =>
    (this.proposal()?.findings ?? []).map(
      ({ code, source, refuses }) =>
        `${this.words.of(`problems.codes.${code}`)} (${source})` +
        (refuses ? ` – ${this.words.of('transfers.detail.refuses')}` : ''),
    ),
  );

  constructor() {
    effect(() => void this.load(this.id()));
  }

  protected answered(versioned: VersionedProposal): void {
    const { state } = versioned.proposal;
    this.asking.set(null);
    this.versioned.set(versioned);
    this.done.set(state in DONE ? DONE[state as keyof typeof DONE] : null);
  }

  protected async load(id: number): Promise<void> {
    this.problem.set(null);
    try {
      this.versioned.set(await this.client.get(id));
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }
}
