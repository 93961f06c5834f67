import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpinionRuleListDto } from '../../../api/models';
import { DayPipe, InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { type Problem, problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { OpinionRulesClient } from '../opinion-rules-client';
import { RuleValues } from '../rule-values';
import { HolidayForm } from './holiday-form';

/** The rules on the opinion: versions by date, how they came about, the holidays on which terms do not end. */
@Component({
  selector: 'sim-rule-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, HolidayForm, Icon, InstantPipe, Loading, ProblemAlert, RouterLink, RuleValues, WordPipe],
  templateUrl: './rule-list.html',
})
export class RuleList {
  private readonly client = inject(OpinionRulesClient);
  private readonly announcer = inject(Announcer);
  private readonly words = inject(Words);
  private readonly session = inject(SessionStore);

  protected readonly mayWrite = computed(() => this.session.may('opinion_rule.write'));
  protected readonly read = signal<OpinionRuleListDto | null>(null);
  protected readonly problem = signal<Problem | null>(null);
  protected readonly addingHoliday = signal(false);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      this.read.set(await this.client.list());
    } catch (failure) {
      this.problem.set(problemOf(failure));
    }
  }

  protected startHoliday(): void {
    this.addingHoliday.set(true);
    focusOn('holiday-title');
  }

  protected holidayDone(list: OpinionRuleListDto | null): void {
    this.addingHoliday.set(false);
    focusOn('holidays-title');
    if (list === null) return;
    this.read.set(list);
    this.announcer.say(this.words.of('opinionRules.holidays.saved'));
  }

  /** 2000 is a leap year: 29 February too has a name. */
  protected dayOf({ month, day }: { readonly month: number; readonly day: number }): string {
    const instant = new Date(Date.UTC(2000, month - 1, day));
    return instant.toLocaleDateString(this.words.language(), { day: 'numeric', month: 'long', timeZone: 'UTC' });
  }
}

/** Once it is drawn. */
function focusOn(id: string): void {
  setTimeout(() => document.getElementById(id)?.focus());
}
