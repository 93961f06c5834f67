import { NgTemplateOutlet } from '@angular/common';
import { ChangeDetectionStrategy, Component, computed, inject, resource, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CalendarMonthDto } from '../../../api/models';
import { DayPipe, MonthPipe } from '../../i18n/format-pipes';
import { formatMonth } from '../../i18n/formats';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { SessionStore } from '../../session/session-store';
import { Announcer } from '../../ui/announcer';
import { Loading } from '../../ui/loading';
import { SchedulesClient } from '../schedules-client';
import { MoveAnnouncement } from './move-announcement';

/** When the figures of each month are published, and were. */
@Component({
  selector: 'sim-release-calendar',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [DayPipe, Loading, MonthPipe, MoveAnnouncement, NgTemplateOutlet, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './release-calendar.html',
})
export class ReleaseCalendar {
  private readonly client = inject(SchedulesClient);
  private readonly words = inject(Words);
  private readonly announcer = inject(Announcer);
  protected readonly session = inject(SessionStore);

  protected readonly problemOf = problemOf;
  protected readonly read = resource({ loader: () => this.client.calendar() });
  private readonly months = computed(() => (this.read.hasValue() ? this.read.value() : []));
  /** The next one first. */
  protected readonly upcoming = computed(() => this.months().filter(isToCome).reverse());
  protected readonly past = computed(() => this.months().filter((month) => !isToCome(month)));
  protected readonly moved = signal<CalendarMonthDto | null>(null);

  protected lateness({ daysLate }: CalendarMonthDto): string {
    return daysLate === 1
      ? this.words.of('schedules.calendar.lateOne')
      : this.words.of('schedules.calendar.late', { days: daysLate });
  }

  protected stateOf({ state }: CalendarMonthDto): string {
    return this.words.of(`schedules.calendar.states.${state}`);
  }

  protected saved({ month }: CalendarMonthDto): void {
    this.moved.set(null);
    this.read.reload();
    this.announcer.say(this.words.of('schedules.calendar.saved', { month: formatMonth(month, this.words.language()) }));
  }
}

const isToCome = ({ publishedOn }: CalendarMonthDto): boolean => publishedOn === null;
