import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, Matches } from 'class-validator';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const STATISTICS_FORMATS = ['json', 'csv', 'xlsx'] as const;
export type StatisticsFormat = (typeof STATISTICS_FORMATS)[number];

export class OpinionStatisticsQuery {
  @ApiProperty({ format: 'date', description: 'First day, counted' })
  @Matches(DAY)
  readonly from!: string;

  @ApiProperty({ format: 'date', description: 'Last day, counted' })
  @Matches(DAY)
  readonly to!: string;

  @ApiProperty({ required: false, enum: [...STATISTICS_FORMATS], enumName: 'OpinionStatisticsFormat' })
  @IsOptional()
  @IsIn(STATISTICS_FORMATS)
  readonly format?: StatisticsFormat;
}

/** Each figure counts what happened in the period. */
export class OpinionFiguresDto {
  @ApiProperty({ description: 'Filed' })
  readonly requested!: number;
  @ApiProperty({ description: 'Found receivable' })
  readonly admitted!: number;
  @ApiProperty({ description: 'Decided, with whatever outcome' })
  readonly issued!: number;
  @ApiProperty()
  readonly favourable!: number;
  @ApiProperty()
  readonly unfavourable!: number;
  @ApiProperty()
  readonly notDue!: number;
  @ApiProperty({ description: 'Decided after the last day of the term' })
  readonly late!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Days from the complete request to the decision without suspensions, nearest rank; null: none decided',
  })
  readonly medianDays!: number | null;
  @ApiProperty({ type: Number, nullable: true, description: '90th percentile of the same days, nearest rank' })
  readonly ninetiethPercentileDays!: number | null;
}

export class OpinionGroupDto extends OpinionFiguresDto {
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'Month `YYYY-MM`, NUTS 2 code, ISO 3166 alpha-3 code or kind of applicant; null: not known',
  })
  readonly key!: string | null;
  @ApiProperty({ type: String, nullable: true, description: 'Italian name of a region or citizenship' })
  readonly name!: string | null;
}

export class OpinionGroupsDto {
  @ApiProperty({ type: [OpinionGroupDto] })
  readonly month!: readonly OpinionGroupDto[];
  @ApiProperty({ type: [OpinionGroupDto] })
  readonly region!: readonly OpinionGroupDto[];
  @ApiProperty({ type: [OpinionGroupDto] })
  readonly citizenship!: readonly OpinionGroupDto[];
  @ApiProperty({ type: [OpinionGroupDto] })
  readonly applicantKind!: readonly OpinionGroupDto[];
}

export class OpinionStatisticsDto {
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ format: 'date' })
  readonly to!: string;
  @ApiProperty()
  readonly total!: OpinionFiguresDto;
  @ApiProperty()
  readonly groups!: OpinionGroupsDto;
}
