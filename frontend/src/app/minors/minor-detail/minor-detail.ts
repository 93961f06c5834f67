import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { addDays } from '../../ui/calendar-day';
import { Loading } from '../../ui/loading';
import { MinorRecordStore } from '../minor-record-store';
import { StateBadge } from '../state-badge';

/** The head of a record, above each of its pages: who, how old and how sure, where, days to 18. */
@Component({
  selector: 'sim-minor-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, Loading, ProblemAlert, RouterLink, RouterOutlet, StateBadge, WordPipe],
  templateUrl: './minor-detail.html',
})
export class MinorDetail {
  protected readonly store = inject(MinorRecordStore);
  private readonly session = inject(SessionStore);

  readonly simCode = input.required<string>();
  /** The day of the 18th birthday: the server says how many days are left. */
  protected readonly majority = computed(() => addDays(this.session.today(), this.store.record()?.daysToMajority ?? 0));

  constructor() {
    effect(() => void this.store.load(this.simCode()));
  }
}
