import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { OpinionRuleListDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { OpinionRulesClient } from '../opinion-rules-client';
import { RuleValues } from '../rule-values';
import { RuleStepDialog } from './rule-step-dialog';

/** One version beside the one before it. */
@Component({
  selector: 'sim-rule-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Loading, ProblemAlert, RouterLink, RuleStepDialog, RuleValues, WordPipe],
  templateUrl: './rule-page.html',
})
export class RulePage {
  private readonly client = inject(OpinionRulesClient);
  private readonly session = inject(SessionStore);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);

  readonly id = input.required<string>();

  protected readonly problem = signal<Problem | null>(null);
  protected readonly list = signal<OpinionRuleListDto | null>(null);
  protected readonly asking = signal<'end' | 'remove' | null>(null);
  protected readonly mayWrite = computed(() => this.session.may('opinion_rule.write'));
  protected readonly rule = computed(() => this.list()?.items.find(({ id }) => String(id) === this.id()) ?? null);
  /** The latest that began before it. */
  protected readonly former = computed(() => {
    const rule = this.rule();
    return this.list()?.items.find(({ validFrom }) => rule !== null && validFrom < rule.validFrom) ?? null;
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.list.set(await this.client.list());
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  protected async stepDone(list: OpinionRuleListDto | null): Promise<void> {
    const step = this.asking();
    this.asking.set(null);
    if (list === null || step === null) return;
    this.announcer.say(this.words.of(`opinionRules.${step}.done`));
    if (step === 'remove') await this.router.navigateByUrl('/opinion-rules');
    else this.list.set(list);
  }
}
