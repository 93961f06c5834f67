import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { Month } from '../../../domain/period.js';
import { CALENDAR_STATES, type CalendarState } from '../../../domain/schedule/release-calendar.js';
import type { CalendarVersion } from './release-calendar.repository.js';
import type { CalendarMonth } from './release-calendar.service.js';

export class CalendarMonthDto implements CalendarMonth {
  @ApiProperty({ type: String, example: '2026-10' })
  readonly month!: Month;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Null: published without an announcement' })
  readonly announcedOn!: CalendarDate | null;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
  @ApiProperty({ type: Boolean, nullable: true, description: 'Laid down by the rule; false: by a person' })
  readonly byRule!: boolean | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Day of the first publication' })
  readonly publishedOn!: CalendarDate | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'What If-Match names' })
  readonly version!: number | null;
  @ApiProperty({ enum: [...CALENDAR_STATES], enumName: 'CalendarState' })
  readonly state!: CalendarState;
  @ApiProperty({ type: 'integer', description: 'Days since the announced day where it is overdue' })
  readonly daysLate!: number;
}

export class ReleaseCalendarDto {
  @ApiProperty({ type: [CalendarMonthDto], description: 'The latest month first' })
  readonly items!: readonly CalendarMonthDto[];
}

export class NewAnnouncementDto {
  @ApiProperty({ format: 'date' })
  @IsString()
  @MaxLength(10)
  readonly announcedOn!: string;

  @ApiPropertyOptional({ type: String, nullable: true, description: 'What readers should know' })
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(500)
  readonly note?: string | null;

  @ApiProperty({ description: 'Why it is moved' })
  @IsString()
  @MinLength(5)
  @MaxLength(500)
  readonly reason!: string;
}

export class CalendarVersionDto implements CalendarVersion {
  @ApiProperty({ type: String, format: 'date' })
  readonly announcedOn!: CalendarDate;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
  @ApiProperty()
  readonly byRule!: boolean;
  @ApiProperty({ description: 'Instant from which it held' })
  readonly at!: Date;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the system' })
  readonly author!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly reason!: string | null;
}

export class CalendarHistoryDto {
  @ApiProperty({ type: [CalendarVersionDto], description: 'Newest first' })
  readonly items!: readonly CalendarVersionDto[];
}
