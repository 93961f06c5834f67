import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  MEASURE_KINDS,
  type MeasureKind,
  PATH_KINDS,
  type PathKind,
  PERMIT_KINDS,
  type PermitKind,
} from '../../domain/integration-path.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;
const NUMBER = { type: Number, nullable: true } as const;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/** An integration path as entered. */
export class IntegrationPathBodyDto {
  @ApiProperty({ enum: [...PATH_KINDS], enumName: 'IntegrationPathKind' })
  @IsIn([...PATH_KINDS])
  readonly kind!: PathKind;
  @ApiProperty({ maxLength: 200, description: 'School, body or employer' })
  @IsString()
  @Length(1, 200)
  readonly provider!: string;
  @ApiProperty({ format: 'date' })
  @Matches(DAY)
  readonly fromDate!: string;
  @ApiPropertyOptional({ ...DATE, description: 'Last day; null: it goes on' })
  @IsOptional()
  @Matches(DAY)
  readonly toDate?: string | null;
  @ApiPropertyOptional({ ...NUMBER, minimum: 1, maximum: 20_000, description: 'Hours in all' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(20_000)
  readonly hours?: number | null;
  @ApiPropertyOptional({ ...NUMBER, minimum: 1, description: 'File of the record that proves it' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  readonly certificateId?: number | null;
  @ApiPropertyOptional({ ...TEXT, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string | null;
}

/** A residence permit as entered. */
export class ResidencePermitBodyDto {
  @ApiProperty({ enum: [...PERMIT_KINDS], enumName: 'ResidencePermitKind' })
  @IsIn([...PERMIT_KINDS])
  readonly kind!: PermitKind;
  @ApiPropertyOptional({ ...TEXT, maxLength: 50 })
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly number?: string | null;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly issuedOn?: string | null;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly expiresOn?: string | null;
  @ApiPropertyOptional({ ...TEXT, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string | null;
}

/** A measure of the court as entered. */
export class MeasureBodyDto {
  @ApiProperty({ enum: [...MEASURE_KINDS], enumName: 'MeasureKind' })
  @IsIn([...MEASURE_KINDS])
  readonly kind!: MeasureKind;
  @ApiProperty({ format: 'date' })
  @Matches(DAY)
  readonly orderedOn!: string;
  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly endsOn?: string | null;
  @ApiPropertyOptional({ ...NUMBER, minimum: 1, maximum: 6, description: 'Of a foster care only' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(6)
  readonly kinshipDegree?: number | null;
  @ApiPropertyOptional({ ...TEXT, maxLength: 200 })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly authority?: string | null;
  @ApiPropertyOptional({ ...TEXT, maxLength: 500 })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly note?: string | null;
}

export class IntegrationPathCorrectionDto extends IntegrationPathBodyDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class ResidencePermitCorrectionDto extends ResidencePermitBodyDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class MeasureCorrectionDto extends MeasureBodyDto {
  @ApiProperty({ maxLength: 500 })
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

/** Why something is withdrawn. */
export class PathWithdrawalQuery {
  @ApiProperty()
  @IsString()
  @Length(1, 500)
  readonly reason!: string;
}

export class IntegrationPathDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...PATH_KINDS], enumName: 'IntegrationPathKind' })
  readonly kind!: PathKind;
  @ApiProperty()
  readonly provider!: string;
  @ApiProperty({ format: 'date' })
  readonly fromDate!: string;
  @ApiProperty({ ...DATE, description: 'Last day; null: it goes on' })
  readonly toDate!: string | null;
  @ApiProperty(NUMBER)
  readonly hours!: number | null;
  @ApiProperty(NUMBER)
  readonly certificateId!: number | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
}

export class ResidencePermitDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...PERMIT_KINDS], enumName: 'ResidencePermitKind' })
  readonly kind!: PermitKind;
  @ApiProperty(TEXT)
  readonly number!: string | null;
  @ApiProperty(DATE)
  readonly issuedOn!: string | null;
  @ApiProperty(DATE)
  readonly expiresOn!: string | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
}

export class MeasureDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...MEASURE_KINDS], enumName: 'MeasureKind' })
  readonly kind!: MeasureKind;
  @ApiProperty({ format: 'date' })
  readonly orderedOn!: string;
  @ApiProperty(DATE)
  readonly endsOn!: string | null;
  @ApiProperty(NUMBER)
  readonly kinshipDegree!: number | null;
  @ApiProperty(TEXT)
  readonly authority!: string | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
}

/** What the opinion rests on. */
export class PathFolderDto {
  @ApiProperty({ type: [IntegrationPathDto] })
  readonly paths!: readonly IntegrationPathDto[];
  @ApiProperty({ type: [ResidencePermitDto] })
  readonly permits!: readonly ResidencePermitDto[];
  @ApiProperty({ type: [MeasureDto] })
  readonly measures!: readonly MeasureDto[];
}
