import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { MinorRecordDto } from '../../../api/models';
import { DayPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';

/** The life of a record read downwards from now: the 18th birthday, the movements, the report. */
@Component({
  selector: 'sim-movement-timeline',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, WordPipe],
  templateUrl: './movement-timeline.html',
})
export class MovementTimeline {
  readonly minor = input.required<MinorRecordDto>();

  protected readonly newestFirst = computed(() => [...this.minor().movements].reverse());
}
