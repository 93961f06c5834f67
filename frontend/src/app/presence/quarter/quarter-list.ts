import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { QuarterDto } from '../../../api/models';
import { CountPipe, DayPipe, MonthPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { ChildCodePipe, ChildNamePipe } from '../../ui/child-pipes';
import { Icon } from '../../ui/icon';
import { EuroPipe } from './euro-pipe';
import { quarterAddress } from './quarter-client';
import { monthsOf } from './quarters';

/** Totals of a quarter by facility, then each facility's minors with their days. */
@Component({
  selector: 'sim-quarter-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, EuroPipe, Icon, ChildNamePipe, MonthPipe, ChildCodePipe, WordPipe],
  templateUrl: './quarter-list.html',
})
export class QuarterList {
  readonly list = input.required<QuarterDto>();

  protected readonly address = quarterAddress;
  protected readonly months = computed(() => monthsOf(this.list().quarter));
  protected readonly unverified = computed(() => this.list().amounts.some(({ toVerify }) => toVerify));

  protected print(): void {
    window.print();
  }
}
