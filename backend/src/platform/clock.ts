import { Injectable } from '@nestjs/common';
import { type CalendarDate, todayInRome } from '../domain/calendar-date.js';

/** The only place that asks what time it is; rules take "today" as an argument. */
@Injectable()
export class Clock {
  now(): Date {
    return new Date();
  }

  /** The day in Europe/Rome. */
  today(): CalendarDate {
    return todayInRome(this.now());
  }
}
