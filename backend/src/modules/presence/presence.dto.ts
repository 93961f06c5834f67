import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional } from 'class-validator';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { MOVEMENT_KINDS, type MovementKind } from '../../domain/codes.js';
import type { Month } from '../../domain/period.js';
import type { SimCode } from '../../domain/sim-code.js';
import { PRESENCE_FORMATS, type PresenceFormat } from './presence-file.js';
import type { Presence } from './presence.service.js';

const FORMATS = [...PRESENCE_FORMATS];
const KINDS = [...MOVEMENT_KINDS.codes];

export class PresenceQuery {
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'PresenceFormat', default: 'json' })
  @IsOptional()
  @IsIn(FORMATS)
  readonly format?: PresenceFormat;
}

export class PresenceFacilityDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly managingBody!: string;
  @ApiProperty()
  readonly municipality!: string;
  @ApiProperty()
  readonly province!: string;
}

export class PresenceRangeDto {
  @ApiProperty({ type: String, format: 'date', description: 'Counted' })
  readonly first!: CalendarDate;
  @ApiProperty({ type: String, format: 'date', description: 'Counted' })
  readonly last!: CalendarDate;
}

export class PresenceMovementDto {
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({
    enum: KINDS,
    enumName: 'MovementKind',
    nullable: true,
    description: 'Null: a departure after which the reader may not see the minor',
  })
  readonly kind!: MovementKind | null;
}

export class PresenceMinorDto {
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty()
  readonly familyName!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly givenName!: string | null;
  @ApiProperty({ type: String, format: 'date' })
  readonly birthDate!: CalendarDate;
  @ApiProperty({ type: [PresenceRangeDto] })
  readonly ranges!: readonly PresenceRangeDto[];
  @ApiProperty({ type: 'integer' })
  readonly days!: number;
  @ApiProperty({ type: [PresenceMovementDto], description: 'Within the month' })
  readonly arrivals!: readonly PresenceMovementDto[];
  @ApiProperty({ type: [PresenceMovementDto], description: 'Within the month; the day of leaving is not counted' })
  readonly departures!: readonly PresenceMovementDto[];
}

export class PresenceDayDto {
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ type: 'integer' })
  readonly present!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: none are declared for the day' })
  readonly places!: number | null;
  @ApiProperty({ description: 'More minors than places' })
  readonly over!: boolean;
}

export class PresenceDto implements Presence {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ type: String, example: '2026-10' })
  readonly month!: Month;
  @ApiProperty({ type: String, format: 'date', description: 'Last day counted: the last of the month, or today' })
  readonly countedUntil!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly takenAt!: string;
  @ApiProperty({ type: 'integer', description: 'Days of all minors' })
  readonly total!: number;
  @ApiProperty({ type: [PresenceDayDto], description: 'Every day of the month' })
  readonly days!: readonly PresenceDayDto[];
  @ApiProperty({ type: [PresenceMinorDto], description: 'By name; those with a day of presence in the month' })
  readonly minors!: readonly PresenceMinorDto[];
}
