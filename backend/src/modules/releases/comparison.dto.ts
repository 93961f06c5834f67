import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, Matches, Max, Min } from 'class-validator';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { EXIT_REASONS, type ExitReason } from '../../domain/codes.js';
import { INFLOWS, OUTFLOWS } from '../../domain/release/balance.js';
import { type Dimension, DIMENSIONS, REVISION_CAUSES, type RevisionCause } from '../../domain/release/revision.js';

const FLOWS = [...INFLOWS, ...OUTFLOWS, 'moved_in', 'moved_out'];
const LARGEST_KEY = 2_147_483_647;

export class RevisionQuery {
  @ApiPropertyOptional({
    type: 'integer',
    description: 'Another release of the same day; missing: the day as known now',
  })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_KEY)
  readonly with?: number;
}

export class ComparisonMinorsQuery extends RevisionQuery {
  @ApiProperty({ enum: [...REVISION_CAUSES], enumName: 'RevisionCause' })
  @IsIn([...REVISION_CAUSES])
  readonly cause!: RevisionCause;

  @ApiPropertyOptional({
    enum: [...DIMENSIONS],
    enumName: 'RevisionDimension',
    description: 'Missing: changes of the total',
  })
  @IsOptional()
  @IsIn([...DIMENSIONS])
  readonly dimension?: Dimension;
}

export class BalanceQuery {
  @ApiProperty({ type: 'integer', description: 'Release of a later day' })
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(LARGEST_KEY)
  readonly to!: number;
}

export class BalanceMinorsQuery extends BalanceQuery {
  @ApiProperty({ enum: FLOWS, enumName: 'BalanceFlow' })
  @IsIn(FLOWS)
  readonly flow!: string;

  @ApiPropertyOptional({ description: 'NUTS 2 code; missing: Italy' })
  @IsOptional()
  @Matches(/^IT[CFGHI]\d$/)
  readonly region?: string;
}

export class ComparedCountDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: the day as known now' })
  readonly release!: number | null;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly revision!: number | null;
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly knownAt!: string;
}

export class CauseCountDto {
  @ApiProperty({ enum: [...REVISION_CAUSES], enumName: 'RevisionCause' })
  readonly cause!: RevisionCause;
  @ApiProperty({ type: 'integer' })
  readonly gained!: number;
  @ApiProperty({ type: 'integer' })
  readonly lost!: number;
}

export class RevisedRowDto {
  @ApiProperty()
  readonly key!: string;
  @ApiProperty({ type: 'integer' })
  readonly before!: number;
  @ApiProperty({ type: 'integer' })
  readonly gained!: number;
  @ApiProperty({ type: 'integer' })
  readonly lost!: number;
  @ApiProperty({ type: 'integer', description: 'Counted both times, in this row only later' })
  readonly movedIn!: number;
  @ApiProperty({ type: 'integer' })
  readonly movedOut!: number;
  @ApiProperty({ type: 'integer' })
  readonly after!: number;
}

export class AttributeCauseDto {
  @ApiProperty({ enum: [...REVISION_CAUSES], enumName: 'RevisionCause' })
  readonly cause!: RevisionCause;
  @ApiProperty({ type: 'integer' })
  readonly minors!: number;
}

export class RevisedTableDto {
  @ApiProperty({ enum: [...DIMENSIONS], enumName: 'RevisionDimension' })
  readonly dimension!: Dimension;
  @ApiProperty({ type: [RevisedRowDto] })
  readonly rows!: readonly RevisedRowDto[];
  @ApiProperty({ type: [AttributeCauseDto] })
  readonly causes!: readonly AttributeCauseDto[];
}

export class ExplainedRevisionDto {
  @ApiProperty({ type: 'integer' })
  readonly before!: number;
  @ApiProperty({ type: 'integer', description: 'before + Σ gained − Σ lost' })
  readonly after!: number;
  @ApiProperty({ type: [CauseCountDto] })
  readonly causes!: readonly CauseCountDto[];
  @ApiProperty({ type: [RevisedTableDto] })
  readonly tables!: readonly RevisedTableDto[];
}

export class RevisionDto extends ExplainedRevisionDto {
  @ApiProperty({ type: ComparedCountDto, description: 'The older knowledge' })
  readonly first!: ComparedCountDto;
  @ApiProperty({ type: ComparedCountDto })
  readonly second!: ComparedCountDto;
}

export class MinorChangeDto {
  @ApiProperty({ enum: [...DIMENSIONS], enumName: 'RevisionDimension' })
  readonly dimension!: Dimension;
  @ApiProperty({ type: String, nullable: true })
  readonly before!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly after!: string | null;
}

export class ExplainedMinorDto {
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty({ type: 'integer', description: '−1, 0 or 1 in the total' })
  readonly effect!: number;
  @ApiProperty({ type: [MinorChangeDto] })
  readonly changes!: readonly MinorChangeDto[];
}

export class ExplainedMinorsDto {
  @ApiProperty({ type: [ExplainedMinorDto], description: 'At most 200' })
  readonly items!: readonly ExplainedMinorDto[];
  @ApiProperty({ type: 'integer' })
  readonly total!: number;
}

export class InflowsDto {
  @ApiProperty({ type: 'integer' })
  readonly entered!: number;
  @ApiProperty({ type: 'integer' })
  readonly found_again!: number;
  @ApiProperty({ type: 'integer' })
  readonly readmitted!: number;
}

export class OutflowsDto {
  @ApiProperty({ type: 'integer' })
  readonly of_age_documented!: number;
  @ApiProperty({ type: 'integer', description: 'Birth date presumed on a 1 January' })
  readonly of_age_presumed_new_year!: number;
  @ApiProperty({ type: 'integer' })
  readonly of_age_other!: number;
  @ApiProperty({ type: 'integer' })
  readonly absconded!: number;
  @ApiProperty({ type: 'integer' })
  readonly left!: number;
}

export class BalanceRowDto {
  @ApiProperty({ type: String, nullable: true, description: 'NUTS 2 code; null: Italy' })
  readonly region!: string | null;
  @ApiProperty({ type: 'integer' })
  readonly before!: number;
  @ApiProperty({ type: InflowsDto })
  readonly inflows!: InflowsDto;
  @ApiProperty({ type: OutflowsDto })
  readonly outflows!: OutflowsDto;
  @ApiProperty({ type: 'integer' })
  readonly movedIn!: number;
  @ApiProperty({ type: 'integer' })
  readonly movedOut!: number;
  @ApiProperty({ type: 'integer' })
  readonly after!: number;
}

export class ExitCountDto {
  @ApiProperty({ enum: EXIT_REASONS.codes, enumName: 'ExitReason' })
  readonly reason!: ExitReason;
  @ApiProperty({ type: 'integer' })
  readonly minors!: number;
}

export class BalanceDto {
  @ApiProperty({ type: ComparedCountDto })
  readonly first!: ComparedCountDto;
  @ApiProperty({ type: ComparedCountDto })
  readonly second!: ComparedCountDto;
  @ApiProperty({ type: BalanceRowDto })
  readonly national!: BalanceRowDto;
  @ApiProperty({ type: [BalanceRowDto] })
  readonly regions!: readonly BalanceRowDto[];
  @ApiProperty({ type: [ExitCountDto] })
  readonly exits!: readonly ExitCountDto[];
  @ApiProperty({
    type: ExplainedRevisionDto,
    description: 'The first day: its release, and what is known of it by the second',
  })
  readonly revised!: ExplainedRevisionDto;
}
