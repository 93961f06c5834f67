import { Pipe, type PipeTransform, inject } from '@angular/core';
import { formatBytes, formatCount, formatDay, formatInstant, formatMonth, formatWeekday } from './formats';
import { Words } from './words';

@Pipe({ name: 'day' })
export class DayPipe implements PipeTransform {
  transform(day: string | null | undefined): string {
    return formatDay(day);
  }
}

@Pipe({ name: 'instant' })
export class InstantPipe implements PipeTransform {
  transform(instant: string | null | undefined): string {
    return formatInstant(instant);
  }
}

@Pipe({ name: 'count', pure: false })
export class CountPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(count: number): string {
    return formatCount(count, this.words.language());
  }
}

@Pipe({ name: 'month', pure: false })
export class MonthPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(month: string): string {
    return formatMonth(month, this.words.language());
  }
}

@Pipe({ name: 'bytes', pure: false })
export class BytesPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(bytes: number): string {
    return formatBytes(bytes, this.words.language());
  }
}

@Pipe({ name: 'weekday', pure: false })
export class WeekdayPipe implements PipeTransform {
  private readonly words = inject(Words);

  transform(day: string, length: 'long' | 'narrow'): string {
    return formatWeekday(day, this.words.language(), length);
  }
}
