import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  BIRTH_DATE_QUALITIES,
  type BirthDateQuality,
  MINOR_STATES,
  type MinorState,
  type Sex,
  SEXES,
} from '../../domain/codes.js';
import { DAY } from './minor-identity.dto.js';
import { PlaceDto } from './minor-record.dto.js';

export const MINOR_SORTS = ['name', 'birthDate', 'age', 'reportedOn', 'simCode'] as const;
export type MinorSort = (typeof MINOR_SORTS)[number];

const TEXT = { type: String, nullable: true } as const;

export class MinorQuery {
  @ApiPropertyOptional({
    description: 'Names in any order and spelling, a SIM code, a code of the exchange files, or a birth date',
  })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;

  @ApiPropertyOptional({ format: 'date' })
  @IsOptional()
  @Matches(DAY)
  readonly birthDate?: string;

  @ApiPropertyOptional({ description: 'ISO 3166 alpha-3, main or further citizenship' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  readonly citizenship?: string;

  @ApiPropertyOptional({ enum: [...SEXES.codes], enumName: 'Sex' })
  @IsOptional()
  @IsIn([...SEXES.codes])
  readonly sex?: Sex;

  @ApiPropertyOptional({ description: 'NUTS 2 code of the place today' })
  @IsOptional()
  @Matches(/^IT[CFGHI]\d$/)
  readonly region?: string;

  @ApiPropertyOptional({ description: 'ISTAT code of the place today' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  readonly municipality?: string;

  @ApiPropertyOptional({ description: 'Code of the facility of today' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._/-]{1,30}$/)
  readonly facility?: string;

  @ApiPropertyOptional({ enum: [...MINOR_STATES.codes], enumName: 'MinorState' })
  @IsOptional()
  @IsIn([...MINOR_STATES.codes])
  readonly state?: MinorState;

  @ApiPropertyOptional({ type: Boolean, description: 'Counted today: in a stay and not yet 18' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly present?: boolean;

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Something essential is missing: any declared name, the citizenship, the way of entry or a first placement',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly incomplete?: boolean;

  @ApiPropertyOptional({ description: 'Completed years today', minimum: 0, maximum: 120 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(120)
  readonly ageFrom?: number;

  @ApiPropertyOptional({ description: 'Completed years today', minimum: 0, maximum: 120 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(120)
  readonly ageTo?: number;

  @ApiPropertyOptional({
    enum: [...MINOR_SORTS],
    enumName: 'MinorSort',
    description: 'Without it: by likeness when names are searched, by name otherwise',
  })
  @IsOptional()
  @IsIn([...MINOR_SORTS])
  readonly sort?: MinorSort;

  @ApiPropertyOptional({ enum: ['asc', 'desc'], enumName: 'SortDirection', default: 'asc' })
  @IsOptional()
  @IsIn(['asc', 'desc'])
  readonly direction?: 'asc' | 'desc';

  @ApiPropertyOptional({ description: 'nextCursor of the page before, with the same filters and order' })
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

/** A row of the list. */
export class MinorSummaryDto {
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  readonly sex!: Sex;
  @ApiProperty({ format: 'date' })
  readonly birthDate!: string;
  @ApiProperty({ enum: [...BIRTH_DATE_QUALITIES.codes], enumName: 'BirthDateQuality' })
  readonly birthDateQuality!: BirthDateQuality;
  @ApiProperty({ description: 'Completed years today' })
  readonly age!: number;
  @ApiProperty({ description: 'Days left before the 18th birthday; zero or less: of age' })
  readonly daysToMajority!: number;
  @ApiProperty({ type: [String], description: 'ISO 3166 alpha-3; the first counts in the figures' })
  readonly citizenships!: readonly string[];
  @ApiProperty({ format: 'date' })
  readonly reportedOn!: string;
  @ApiProperty({
    enum: [...MINOR_STATES.codes],
    enumName: 'MinorState',
    nullable: true,
    description: 'Null: elsewhere, and where is not for the reader to know',
  })
  readonly state!: MinorState | null;
  @ApiProperty({ description: 'Counted today: in a stay and not yet 18' })
  readonly present!: boolean;
  @ApiProperty({ type: PlaceDto, nullable: true, description: 'Place of today' })
  readonly place!: PlaceDto | null;
}

export class MinorTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty({ description: 'False: counting stopped, there are more' })
  readonly exact!: boolean;
}

export class MinorPageDto {
  @ApiProperty({ type: [MinorSummaryDto] })
  readonly items!: readonly MinorSummaryDto[];
  @ApiProperty(TEXT)
  readonly nextCursor!: string | null;
  @ApiProperty({ type: MinorTotalDto })
  readonly total!: MinorTotalDto;
}
