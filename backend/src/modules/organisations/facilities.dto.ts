import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import { FACILITY_KINDS, type FacilityKind } from '../../domain/codes.js';
import type { LimitEffect } from '../../domain/facility-rule.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const KINDS = [...FACILITY_KINDS.codes];
const EFFECTS: LimitEffect[] = ['warn', 'refuse'];
const LARGEST_FACILITY = 1000;
/** At least two symbols that are not blanks. */
const NAME = /\S.*\S/u;

export const BODY_KINDS = [
  'public_body',
  'social_cooperative',
  'association',
  'foundation',
  'religious_body',
  'consortium',
  'company',
  'other',
];

export class FacilityQuery {
  @ApiPropertyOptional({ description: 'Part of the name, or the whole code' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;

  @ApiPropertyOptional({ description: 'NUTS 2 code' })
  @IsOptional()
  @Matches(/^IT[CFGHI]\d$/)
  readonly region?: string;

  @ApiPropertyOptional({ description: 'ISTAT code' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  readonly municipality?: string;

  @ApiPropertyOptional({ enum: KINDS, enumName: 'FacilityKind' })
  @IsOptional()
  @IsIn(KINDS)
  readonly kind?: FacilityKind;

  @ApiPropertyOptional({ enum: ['open', 'closed'], enumName: 'FacilityState', description: 'Today' })
  @IsOptional()
  @IsIn(['open', 'closed'])
  readonly state?: 'open' | 'closed';

  @ApiPropertyOptional({ format: 'date', description: 'Only those open on the day' })
  @IsOptional()
  @Matches(DAY)
  readonly on?: string;

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class FacilityMunicipalityDto {
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly province!: string;
}

export class FacilityBodyDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
}

export class FacilityDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty()
  readonly managingBody!: FacilityBodyDto;
  @ApiProperty()
  readonly municipality!: FacilityMunicipalityDto;
  @ApiProperty()
  readonly regionCode!: string;
  @ApiProperty()
  readonly openOn!: string;
  /** First day on which it no longer receives. */
  @ApiProperty({ type: String, nullable: true })
  readonly closedOn!: string | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly places!: number | null;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Minors present today; null outside the territory of the caller',
  })
  readonly present!: number | null;
}

/** What was registered before a correction. */
export class FormerCapacityDto {
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly until!: string | null;
  @ApiProperty()
  readonly places!: number;
  @ApiProperty({ format: 'date-time' })
  readonly correctedAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Body that corrected' })
  readonly organisation!: string | null;
  @ApiProperty()
  readonly reason!: string;
}

export class CapacityDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ type: [FormerCapacityDto], description: 'What was corrected, latest first' })
  readonly former!: readonly FormerCapacityDto[];
  @ApiProperty()
  readonly from!: string;
  /** Not counted. */
  @ApiProperty({ type: String, nullable: true })
  readonly until!: string | null;
  @ApiProperty()
  readonly places!: number;
}

export class FacilityDetailDto extends FacilityDto {
  @ApiProperty({ type: [CapacityDto] })
  readonly capacities!: readonly CapacityDto[];
  @ApiProperty({ description: 'Whether the caller may change it: it stands in the caller’s municipality' })
  readonly writable!: boolean;
}

export class TotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class FacilityPageDto {
  @ApiProperty({ type: [FacilityDto] })
  readonly items!: readonly FacilityDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: TotalDto;
}

export class NewFacilityDto {
  @Matches(/^[A-Za-z0-9._/-]{1,30}$/)
  @ApiProperty()
  readonly code!: string;

  @Matches(NAME)
  @MaxLength(200)
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  @IsIn(KINDS)
  readonly kind!: FacilityKind;

  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  @ApiProperty()
  readonly managingBodyId!: number;

  /** ISTAT code. */
  @Matches(/^\d{6}$/)
  @ApiProperty()
  readonly municipality!: string;

  @Matches(DAY)
  @ApiProperty()
  readonly openOn!: string;

  @IsInt()
  @Min(1)
  @Max(LARGEST_FACILITY)
  @ApiProperty()
  readonly places!: number;
}

export class FacilityChangeDto {
  @Matches(NAME)
  @MaxLength(200)
  @ApiProperty()
  readonly name!: string;

  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  @IsIn(KINDS)
  readonly kind!: FacilityKind;

  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  @ApiProperty()
  readonly managingBodyId!: number;

  @Matches(DAY)
  @ApiProperty()
  readonly openOn!: string;

  /** First day on which it no longer receives; missing or null: open. */
  @ApiPropertyOptional({ type: String, format: 'date', nullable: true })
  @IsOptional()
  @Matches(DAY)
  readonly closedOn?: string | null;
}

export class NewCapacityDto {
  @Matches(DAY)
  @ApiProperty()
  readonly from!: string;

  @IsInt()
  @Min(1)
  @Max(LARGEST_FACILITY)
  @ApiProperty()
  readonly places!: number;
}

export class CapacityCorrectionDto extends NewCapacityDto {
  @IsString()
  @Length(5, 500)
  @ApiProperty({ minLength: 5, maxLength: 500 })
  readonly reason!: string;
}

export class ManagingBodyQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;
}

export class ManagingBodyDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly taxCode!: string | null;
  @ApiProperty({ enum: BODY_KINDS, enumName: 'ManagingBodyKind', nullable: true })
  readonly kind!: string | null;
  @ApiProperty({ description: 'How many it runs today' })
  readonly facilities!: number;
}

export class NewManagingBodyDto {
  @Matches(NAME)
  @MaxLength(200)
  @ApiProperty()
  readonly name!: string;

  @ApiPropertyOptional({ type: String, nullable: true })
  @IsOptional()
  @Matches(/^(\d{11}|[A-Z0-9]{16})$/)
  readonly taxCode?: string | null;

  @ApiPropertyOptional({ enum: BODY_KINDS, enumName: 'ManagingBodyKind', nullable: true })
  @IsOptional()
  @IsIn(BODY_KINDS)
  readonly kind?: string | null;
}

/** One dated rule of a kind; null: no limit. */
export class FacilityRuleDto {
  @ApiProperty()
  readonly from!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly until!: string | null;
  @ApiProperty()
  readonly source!: string;
  @ApiProperty({ type: Number, nullable: true })
  readonly minimumAge!: number | null;
  @ApiProperty({ enum: EFFECTS, enumName: 'LimitEffect', nullable: true })
  readonly minimumAgeEffect!: LimitEffect | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly maximumDays!: number | null;
  @ApiProperty()
  readonly extensionDays!: number;
  @ApiProperty({ type: Number, nullable: true })
  readonly placesCap!: number | null;
  @ApiProperty({ type: Number, nullable: true })
  readonly extraPlacesPercent!: number | null;
}

export class FacilityKindDto {
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly code!: FacilityKind;
  @ApiProperty()
  readonly labelIt!: string;
  @ApiProperty()
  readonly labelEn!: string;
  @ApiProperty({ type: [FacilityRuleDto] })
  readonly rules!: readonly FacilityRuleDto[];
}
