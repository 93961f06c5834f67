import { ApiProperty, ApiPropertyOptional, IntersectionType, OmitType } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { FACILITY_KINDS, type FacilityKind } from '../../../domain/codes.js';
import { NightMinorDto } from '../nights/nights.dto.js';
import { PRESENCE_FORMATS, type PresenceFormat } from '../presence-file.js';
import { PresenceRangeDto } from '../presence.dto.js';

const FORMATS = [...PRESENCE_FORMATS];
const KINDS = [...FACILITY_KINDS.codes];

export class QuarterQuery {
  @ApiPropertyOptional({ description: 'ISTAT code; a municipality may leave it out and gets its own' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  readonly municipality?: string;
  @ApiPropertyOptional({ enum: FORMATS, enumName: 'PresenceFormat', default: 'json' })
  @IsOptional()
  @IsIn(FORMATS)
  readonly format?: PresenceFormat;
}

export class AmountDto {
  @ApiProperty({ type: 'integer', description: 'Euro cents of the days for which an amount is known' })
  readonly cents!: number;
  @ApiProperty({ type: 'integer', description: 'Days for which none is known: in no sum' })
  readonly daysWithout!: number;
}

export class QuarterMinorDto extends IntersectionType(NightMinorDto, AmountDto) {
  @ApiProperty({ type: String, format: 'date' })
  readonly birthDate!: CalendarDate;
  @ApiProperty({ type: [PresenceRangeDto] })
  readonly ranges!: readonly PresenceRangeDto[];
  @ApiProperty({ type: 'integer' })
  readonly days!: number;
}

export class QuarterFacilityDto extends AmountDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty()
  readonly managingBody!: string;
  @ApiProperty()
  readonly municipality!: string;
  @ApiProperty()
  readonly province!: string;
  @ApiProperty({ type: [QuarterMinorDto], description: 'By name' })
  readonly minors!: readonly QuarterMinorDto[];
  @ApiProperty({ type: 'integer' })
  readonly days!: number;
}

export class ElsewhereMinorDto extends OmitType(QuarterMinorDto, ['cents', 'daysWithout']) {}

export class ElsewhereFacilityDto extends OmitType(QuarterFacilityDto, ['cents', 'daysWithout', 'minors']) {
  @ApiProperty({ type: [ElsewhereMinorDto], description: 'By name' })
  readonly minors!: readonly ElsewhereMinorDto[];
}

export class ElsewhereDto {
  @ApiProperty({ type: [ElsewhereFacilityDto], description: 'Facilities of other municipalities, by name' })
  readonly facilities!: readonly ElsewhereFacilityDto[];
  @ApiProperty({ type: 'integer', description: 'Different minors' })
  readonly minors!: number;
  @ApiProperty({
    type: 'integer',
    description: 'In no sum of this list: the amounts are those of the facility’s municipality',
  })
  readonly days!: number;
}

export class QuarterPersonDto extends NightMinorDto {
  @ApiProperty({ type: 'integer', description: 'Facilities of the municipality with a day of presence' })
  readonly facilities!: number;
  @ApiProperty({ type: 'integer' })
  readonly days!: number;
}

export class QuarterMunicipalityDto {
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly province!: string;
}

export class AmountPeriodDto {
  @ApiProperty({ type: String, format: 'date' })
  readonly from!: CalendarDate;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Not counted; null: still in force' })
  readonly until!: CalendarDate | null;
}

export class DailyAmountDto {
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty({ type: AmountPeriodDto })
  readonly validity!: AmountPeriodDto;
  @ApiProperty({ type: 'integer', description: 'Euro cents for a day of a minor' })
  readonly cents!: number;
  @ApiProperty()
  readonly source!: string;
  @ApiProperty({ description: 'Nobody checked it yet' })
  readonly toVerify!: boolean;
}

export class QuarterDto extends AmountDto {
  @ApiProperty({ example: '2026-Q4' })
  readonly quarter!: string;
  @ApiProperty({ type: String, format: 'date' })
  readonly first!: CalendarDate;
  @ApiProperty({ type: String, format: 'date' })
  readonly last!: CalendarDate;
  @ApiProperty({ type: QuarterMunicipalityDto })
  readonly municipality!: QuarterMunicipalityDto;
  @ApiProperty({ type: String, format: 'date', description: 'Last day counted: the last of the quarter, or today' })
  readonly countedUntil!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly takenAt!: string;
  @ApiProperty({ type: [DailyAmountDto], description: 'Those that the list uses' })
  readonly amounts!: readonly DailyAmountDto[];
  @ApiProperty({ type: [QuarterFacilityDto], description: 'By name' })
  readonly facilities!: readonly QuarterFacilityDto[];
  @ApiProperty({ type: [QuarterPersonDto], description: 'By name, across the facilities' })
  readonly minors!: readonly QuarterPersonDto[];
  @ApiProperty({ type: 'integer' })
  readonly days!: number;
  @ApiProperty({
    type: ElsewhereDto,
    nullable: true,
    description:
      'Those of whom the municipality is in charge, hosted in facilities elsewhere; null for a region or prefecture',
  })
  readonly elsewhere!: ElsewhereDto | null;
}

export class NewDailyAmountDto {
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  @IsIn(KINDS)
  readonly kind!: FacilityKind;
  @ApiProperty({ format: 'date', description: 'First day; amounts of the kind that begin later are taken back' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly from!: string;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: 100000, description: 'Euro cents' })
  @IsInt()
  @Min(0)
  @Max(100_000)
  readonly cents!: number;
  @ApiProperty({ maxLength: 300 })
  @IsString()
  @Matches(/\S.*\S/u)
  @MaxLength(300)
  readonly source!: string;
}
