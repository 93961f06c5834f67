import { ChangeDetectionStrategy, Component, effect, inject, input } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { StateBadge } from '../state-badge';

/** The head of a record, above each of its pages: who, how old and how sure, where, days to 18. */
@Component({
  selector: 'sim-minor-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CountPipe,
    DayPipe,
    Loading,
    MinorNamePipe,
    SimCodePipe,
    ProblemAlert,
    RouterLink,
    RouterOutlet,
    StateBadge,
    WordPipe,
  ],
  templateUrl: './minor-detail.html',
})
export class MinorDetail {
  protected readonly store = inject(MinorRecordStore);

  readonly simCode = input.required<string>();

  constructor() {
    effect(() => void this.store.load(this.simCode()));
  }
}
