import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  BIRTH_DATE_QUALITIES,
  type BirthDateQuality,
  ENTRY_MODES,
  type EntryMode,
  MINOR_STATES,
  type MinorState,
  type Sex,
  SEXES,
} from '../../domain/codes.js';
import type { ListFormat } from './list-file.js';
import { DAY } from './minor-identity.dto.js';
import { PlaceDto } from './minor-record.dto.js';

export const MINOR_SORTS = ['name', 'birthDate', 'age', 'reportedOn', 'simCode'] as const;
export type MinorSort = (typeof MINOR_SORTS)[number];

/** Work queues of the list: minors that wait for somebody to do something. */
export const MINOR_QUEUES = [
  'adult_in_30',
  'adult_in_60',
  'adult_in_90',
  'past_limit',
  'absconded',
  'not_placed',
  'incomplete',
  'no_guardian_request',
  'no_opinion_in_30',
  'no_opinion_in_60',
  'no_opinion_in_90',
  'elsewhere',
] as const;
export type MinorQueue = (typeof MINOR_QUEUES)[number];

const TEXT = { type: String, nullable: true } as const;

/** What the list is asked, apart from its pages. */
export class MinorFilterQuery {
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

  @ApiPropertyOptional({
    type: Boolean,
    description: 'Today in a foster family or a private household; false: in a facility',
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly household?: boolean;

  @ApiPropertyOptional({ enum: [...MINOR_STATES.codes], enumName: 'MinorState' })
  @IsOptional()
  @IsIn([...MINOR_STATES.codes])
  readonly state?: MinorState;

  @ApiPropertyOptional({ type: Boolean, description: 'Counted today: in a stay and not yet 18' })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) => (value === 'true' ? true : value === 'false' ? false : value))
  @IsBoolean()
  readonly present?: boolean;

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
    enum: [...MINOR_QUEUES],
    enumName: 'MinorQueue',
    description:
      'Work queue: 18 within that many days, past the limit of stay of the kind of facility, absconded and not found, not placed yet, present and lacking something essential; of a municipality: in its charge and hosted elsewhere',
  })
  @IsOptional()
  @IsIn([...MINOR_QUEUES])
  readonly queue?: MinorQueue;

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
}

export class MinorQuery extends MinorFilterQuery {
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

export class MinorExportQuery extends MinorFilterQuery {
  @ApiProperty({ enum: ['csv', 'xlsx'], enumName: 'ListFormat' })
  @IsIn(['csv', 'xlsx'])
  readonly format!: ListFormat;

  @ApiProperty({ description: 'Columns in order, with commas between them', example: 'simCode,familyName,givenName' })
  @IsString()
  @MaxLength(600)
  readonly columns!: string;
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
  @ApiProperty({ ...TEXT, format: 'date', description: 'Entry into Italy' })
  readonly enteredOn!: string | null;
  @ApiProperty({ enum: [...ENTRY_MODES.codes], enumName: 'EntryMode', nullable: true })
  readonly entryMode!: EntryMode | null;
  @ApiProperty({ ...TEXT, description: 'Name of the municipality in charge; null also for a reader that is no longer' })
  readonly responsibleMunicipality!: string | null;
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
