import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { NIGHT_ABSENCES, type NightAbsence } from '../../../domain/presence-night.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { PresenceFacilityDto } from '../presence.dto.js';

const ABSENCES = [...NIGHT_ABSENCES];
const DISCREPANCIES = ['not_returned', 'moved', 'added', 'removed', 'unlisted'] as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const LARGEST_LIST = 1000;

export type DiscrepancyKind = (typeof DISCREPANCIES)[number];

export class NightsQuery {
  @ApiProperty({ format: 'date', description: 'First night' })
  @Matches(DAY)
  readonly from!: string;
  @ApiProperty({ format: 'date', description: 'Last night, counted; 62 nights at most' })
  @Matches(DAY)
  readonly to!: string;
}

export class NightAbsenceDto {
  @ApiProperty()
  @IsString()
  @MaxLength(20)
  readonly simCode!: string;
  @ApiProperty({ enum: ABSENCES, enumName: 'NightAbsence' })
  @IsIn(ABSENCES)
  readonly absence!: NightAbsence;
  @ApiPropertyOptional({ type: String, maxLength: 500, description: 'Required when the absence is `other`' })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string;
}

export class NightConfirmationDto {
  @ApiProperty({
    type: [String],
    description: 'SIM codes of the list that the person saw: refused when it is another by now',
  })
  @IsArray()
  @ArrayMaxSize(LARGEST_LIST)
  @IsString({ each: true })
  readonly listed!: readonly string[];
  @ApiProperty({ type: [NightAbsenceDto], description: 'Who of them was absent; all others were present' })
  @IsArray()
  @ArrayMaxSize(LARGEST_LIST)
  @ValidateNested({ each: true })
  @Type(() => NightAbsenceDto)
  readonly absences!: readonly NightAbsenceDto[];
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    maximum: 200,
    description: 'Minors who were there and are not in the list',
  })
  @IsInt()
  @Min(0)
  @Max(200)
  readonly unlisted!: number;
  @ApiPropertyOptional({ type: String, maxLength: 1000 })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string;
  @ApiProperty({
    type: 'integer',
    minimum: 0,
    description: 'Number of the confirmation that this one takes the place of; 0: none',
  })
  @IsInt()
  @Min(0)
  @Max(10_000)
  readonly replaces!: number;
}

export class NightMinorDto {
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty({ type: String, nullable: true })
  readonly familyName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly givenName!: string | null;
}

export class NightListedDto extends NightMinorDto {
  @ApiProperty({ enum: ['M', 'F'], enumName: 'Sex' })
  readonly sex!: 'M' | 'F';
  @ApiProperty({ type: 'integer', description: 'Completed years on the night' })
  readonly age!: number;
  @ApiProperty({ type: String, format: 'date', description: 'First day of the stay' })
  readonly since!: CalendarDate;
}

export class NightAbsentDto extends NightMinorDto {
  @ApiProperty({ enum: ABSENCES, enumName: 'NightAbsence' })
  readonly absence!: NightAbsence;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
}

export class ConfirmationDto {
  @ApiProperty({ type: 'integer', description: '1: the first of the night' })
  readonly number!: number;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: of another body, or the system itself' })
  readonly user!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly organisation!: string | null;
  @ApiProperty({ type: 'integer' })
  readonly present!: number;
  @ApiProperty({ type: [NightAbsentDto] })
  readonly absent!: readonly NightAbsentDto[];
  @ApiProperty({ type: 'integer' })
  readonly unlisted!: number;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
}

export class DiscrepancyDto {
  @ApiProperty({ enum: [...DISCREPANCIES], enumName: 'DiscrepancyKind' })
  readonly kind!: DiscrepancyKind;
  @ApiProperty({ type: NightMinorDto, nullable: true, description: 'Null for `unlisted`' })
  readonly minor!: NightMinorDto | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'For `unlisted` only' })
  readonly count!: number | null;
}

export class NightDto {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ type: String, format: 'date', description: 'The night that begins on this day' })
  readonly night!: CalendarDate;
  @ApiProperty({ description: 'It can be confirmed, or confirmed again, today' })
  readonly open!: boolean;
  @ApiProperty({ type: 'integer', description: 'Days after a night on which it can be confirmed' })
  readonly withinDays!: number;
  @ApiProperty({ type: [NightListedDto], description: 'Who by the register sleeps there, by name' })
  readonly minors!: readonly NightListedDto[];
  @ApiProperty({ type: ConfirmationDto, nullable: true, description: 'The one in force' })
  readonly confirmation!: ConfirmationDto | null;
  @ApiProperty({ type: [ConfirmationDto], description: 'Those it took the place of, latest first' })
  readonly former!: readonly ConfirmationDto[];
  @ApiProperty({ type: [DiscrepancyDto] })
  readonly discrepancies!: readonly DiscrepancyDto[];
}

export class NightSummaryDto {
  @ApiProperty({ type: String, format: 'date' })
  readonly night!: CalendarDate;
  @ApiProperty({ type: 'integer', description: 'Minors in the list, by the register' })
  readonly listed!: number;
  @ApiProperty({ type: String, format: 'date-time', nullable: true, description: 'Null: not confirmed' })
  readonly confirmedAt!: string | null;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly absent!: number | null;
  @ApiProperty({ type: 'integer', description: 'Discrepancies still open' })
  readonly discrepancies!: number;
  @ApiProperty({ description: 'It can be confirmed, or confirmed again, today' })
  readonly open!: boolean;
}

export class NightsDto {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ type: String, format: 'date', description: 'The night that people mean now: until noon the last one' })
  readonly current!: CalendarDate;
  @ApiProperty({ type: [NightSummaryDto], description: 'Every night asked for, in order' })
  readonly nights!: readonly NightSummaryDto[];
}
