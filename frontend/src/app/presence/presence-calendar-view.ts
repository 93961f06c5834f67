import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { PresenceDto, PresenceMovementDto } from '../../api/models';
import type { WordKey } from '../i18n/dictionary';
import { CountPipe, DayPipe, MonthPipe, WeekdayPipe } from '../i18n/format-pipes';
import { WordPipe } from '../i18n/word-pipe';
import { Icon } from '../ui/icon';
import { busiest, calendarRows, daysOver, placesText } from './presence-calendar';
import { presenceAddress } from './presence-client';

/** Minors by days with their totals; on a narrow screen a list of minors with their days in words. */
@Component({
  selector: 'sim-presence-calendar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CountPipe, DayPipe, Icon, MonthPipe, WeekdayPipe, WordPipe],
  templateUrl: './presence-calendar-view.html',
})
export class PresenceCalendar {
  readonly presence = input.required<PresenceDto>();

  protected readonly address = presenceAddress;
  protected readonly rows = computed(() => calendarRows(this.presence()));
  protected readonly over = computed(() => daysOver(this.presence()));
  protected readonly busiest = computed(() => busiest(this.presence()));
  protected readonly places = computed(() => placesText(this.presence()));

  /** A departure without a kind: where the minor went is not for the reader to know. */
  protected movementWord({ kind }: PresenceMovementDto): WordKey {
    return kind === null ? 'presence.departed' : `movements.kind.${kind}`;
  }

  protected print(): void {
    window.print();
  }
}
