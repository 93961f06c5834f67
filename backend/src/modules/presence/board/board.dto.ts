import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { FACILITY_KINDS, type FacilityKind } from '../../../domain/codes.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { PresenceFacilityDto } from '../presence.dto.js';
import { MISSING_DATA, type MissingDatum } from './board.repository.js';

const KINDS = [...FACILITY_KINDS.codes];

export class StayLimitDto {
  @ApiProperty({ type: 'integer', description: 'Days in the kind of facility, today counted' })
  readonly days!: number;
  @ApiProperty({ type: 'integer', description: 'Longest stay in days' })
  readonly limit!: number;
  @ApiProperty({ type: 'integer', description: 'With the extension that a measure may add' })
  readonly extended!: number;
  @ApiProperty({ type: 'integer', description: 'Days left after today; negative: over' })
  readonly left!: number;
  @ApiProperty({ type: String, format: 'date' })
  readonly lastDay!: CalendarDate;
  @ApiProperty({ description: 'The legal source of the limit' })
  readonly source!: string;
}

export class BoardMinorDto {
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty({ type: String, nullable: true })
  readonly familyName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly givenName!: string | null;
  @ApiProperty({ enum: ['M', 'F'], enumName: 'Sex' })
  readonly sex!: 'M' | 'F';
  @ApiProperty({ type: 'integer' })
  readonly age!: number;
  @ApiProperty({ type: String, format: 'date', description: 'First day of the stay' })
  readonly since!: CalendarDate;
  @ApiProperty({ type: 'integer', description: 'Days in this kind of facility, today counted' })
  readonly daysInKind!: number;
  @ApiProperty({ type: StayLimitDto, nullable: true, description: 'Null: the kind has no limit of days' })
  readonly limit!: StayLimitDto | null;
  @ApiProperty({ type: 'integer' })
  readonly daysToMajority!: number;
  @ApiProperty({ type: String, format: 'date', description: 'The 18th birthday' })
  readonly adultOn!: CalendarDate;
  @ApiProperty({ enum: [...MISSING_DATA], enumName: 'MissingDatum', isArray: true })
  readonly missing!: readonly MissingDatum[];
}

export class BoardDto {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: no places are declared for the day' })
  readonly places!: number | null;
  @ApiProperty({ type: 'integer', description: 'By the rule of the census' })
  readonly present!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Youngest age that the kind admits' })
  readonly minimumAge!: number | null;
  @ApiProperty({ type: [BoardMinorDto], description: 'By name' })
  readonly minors!: readonly BoardMinorDto[];
}

export class OwnFacilitiesQuery {
  @ApiPropertyOptional({ description: 'Part of the name, the whole code, or the beginning of the municipality' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;
}

export class OwnFacilityDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty()
  readonly municipality!: string;
  @ApiProperty()
  readonly province!: string;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly places!: number | null;
  @ApiProperty({ type: 'integer' })
  readonly present!: number;
  @ApiProperty({ description: 'The last night is confirmed' })
  readonly confirmed!: boolean;
}

export class OwnFacilitiesDto {
  @ApiProperty({ type: [OwnFacilityDto], description: 'By name, 50 at most' })
  readonly items!: readonly OwnFacilityDto[];
  @ApiProperty({ description: 'There are more than those listed' })
  readonly more!: boolean;
}
