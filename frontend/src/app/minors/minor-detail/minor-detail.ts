import { ChangeDetectionStrategy, Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { CountPipe, DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ProblemAlert } from '../../problems/problem-alert';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { contentAddress } from '../minor-attachments/attachments-client';
import { MinorNamePipe, SimCodePipe } from '../minor-pipes';
import { MinorRecordStore } from '../minor-record-store';
import { StateBadge } from '../state-badge';
import { CopyCode } from './copy-code';
import { RecordAlerts } from './record-alerts';
import { RecordTabs } from './record-tabs';

/** The head of a record, above each of its pages: who, how old and how sure, where, days to 18. */
@Component({
  selector: 'sim-minor-detail',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [
    CopyCode,
    CountPipe,
    DayPipe,
    Icon,
    Loading,
    MinorNamePipe,
    SimCodePipe,
    ProblemAlert,
    RecordAlerts,
    RecordTabs,
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

  /** Asked for again only when there is another photograph: each look leaves a trace. */
  protected readonly photo = computed(() => {
    const record = this.store.record();
    return record?.photoId == null ? null : contentAddress(record.simCode, record.photoId, 'inline');
  });

  constructor() {
    effect(() => void this.store.load(this.simCode()));
  }
}
