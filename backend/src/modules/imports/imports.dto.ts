import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { PROBLEM_CODES, type ProblemCode } from '../../domain/problem.js';
import { IMPORT_STAGES, IMPORT_STATES, type ImportStage, type ImportState } from './import-run.js';
import { FILE_KINDS, type FileKind } from './layout/layouts.js';

/** The form of an upload, for the description of the API only. */
export class ImportFormDto {
  @ApiPropertyOptional({ enum: ['true', 'false'], description: 'true: only check, write nothing' })
  readonly dryRun?: 'true' | 'false';
  @ApiProperty({ type: 'string', format: 'binary', description: 'strutture.csv' })
  readonly facilities!: unknown;
  @ApiProperty({ type: 'string', format: 'binary', description: 'minori.csv' })
  readonly minors!: unknown;
  @ApiProperty({ type: 'string', format: 'binary', description: 'movimenti.csv' })
  readonly movements!: unknown;
}

export class ImportPageQuery {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly cursor?: string;

  @ApiPropertyOptional({ minimum: 1, maximum: 200, default: 50 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(200)
  readonly limit?: number;
}

export class ImportFileDto {
  @ApiProperty({ enum: [...FILE_KINDS], enumName: 'ImportFileKind' })
  readonly kind!: FileKind;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty()
  readonly bytes!: number;
  @ApiProperty({ description: 'Hexadecimal' })
  readonly sha256!: string;
}

export class ImportFileCountsDto {
  @ApiProperty()
  readonly rows!: number;
  @ApiProperty({ description: 'Rows that the register did not know' })
  readonly new!: number;
}

export class ImportWarningsDto {
  @ApiProperty({ description: 'New stays below the minimum age of the kind of facility' })
  readonly below_minimum_age!: number;
  @ApiProperty({ description: 'New stays beyond the maximum days of the kind of facility' })
  readonly beyond_maximum_days!: number;
}

export class ImportCountsDto {
  @ApiProperty()
  readonly facilities!: ImportFileCountsDto;
  @ApiProperty()
  readonly minors!: ImportFileCountsDto;
  @ApiProperty()
  readonly movements!: ImportFileCountsDto;
  @ApiProperty()
  readonly warnings!: ImportWarningsDto;
}

export class ImportRunDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly dryRun!: boolean;
  @ApiProperty({ enum: [...IMPORT_STATES], enumName: 'ImportState' })
  readonly state!: ImportState;
  @ApiProperty({ enum: [...IMPORT_STAGES], enumName: 'ImportStage' })
  readonly stage!: ImportStage;
  @ApiProperty({ minimum: 0, maximum: 100 })
  readonly progress!: number;
  @ApiProperty({ type: ImportCountsDto, nullable: true, description: 'Null until checked, and when refused' })
  readonly counts!: ImportCountsDto | null;
  @ApiProperty()
  readonly problemCount!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: an operator at the machine' })
  readonly requestedBy!: string | null;
  @ApiProperty({ type: String, format: 'date-time' })
  readonly createdAt!: Date;
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  readonly finishedAt!: Date | null;
  @ApiProperty({ type: [ImportFileDto] })
  readonly files!: readonly ImportFileDto[];
}

export class ImportProblemDto {
  @ApiProperty()
  readonly position!: number;
  @ApiProperty({ enum: [...FILE_KINDS], enumName: 'ImportFileKind' })
  readonly file!: FileKind;
  @ApiProperty({ description: 'The header is line 1' })
  readonly line!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the row as a whole' })
  readonly column!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'The cell, cut after 200 characters' })
  readonly value!: string | null;
  @ApiProperty({ enum: [...PROBLEM_CODES], enumName: 'ProblemCode' })
  readonly code!: ProblemCode;
}

export class ImportTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class ImportRunPageDto {
  @ApiProperty({ type: [ImportRunDto] })
  readonly items!: readonly ImportRunDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: ImportTotalDto;
}

export class ImportProblemPageDto {
  @ApiProperty({ type: [ImportProblemDto] })
  readonly items!: readonly ImportProblemDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: ImportTotalDto;
}
