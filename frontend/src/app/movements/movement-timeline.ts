import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { MinorRecord } from '../../api/models';
import { DayPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { SessionStore } from '../session/session-store';
import { addDays } from '../ui/calendar-day';

/** The life of a record read downwards from now: the 18th birthday, the movements, the report. */
@Component({
  selector: 'sim-movement-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, WordPipe],
  templateUrl: './movement-timeline.html',
})
export class MovementTimeline {
  private readonly session = inject(SessionStore);

  readonly minor = input.required<MinorRecord>();

  protected readonly newestFirst = computed(() => [...this.minor().movements].reverse());
  protected readonly majority = computed(() => addDays(this.session.today(), this.minor().daysToMajority));
}
