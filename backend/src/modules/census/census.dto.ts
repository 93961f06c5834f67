import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Matches } from 'class-validator';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { TakenCensus } from './census.service.js';

export class CensusQuery {
  @ApiProperty({ format: 'date', description: 'Day of the census, not after today' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly on!: string;

  @ApiPropertyOptional({ format: 'date-time', description: 'Instant of knowledge, not after now; now when missing' })
  @IsOptional()
  @IsString()
  readonly knownAt?: string;
}

export class CensusBySexDto {
  @ApiProperty({ type: 'integer' })
  readonly M!: number;
  @ApiProperty({ type: 'integer' })
  readonly F!: number;
}

export class CensusByAgeDto {
  @ApiProperty({ type: 'integer' })
  readonly '17'!: number;
  @ApiProperty({ type: 'integer' })
  readonly '16'!: number;
  @ApiProperty({ type: 'integer' })
  readonly '15'!: number;
  @ApiProperty({ type: 'integer' })
  readonly '7-14'!: number;
  @ApiProperty({ type: 'integer' })
  readonly '0-6'!: number;
}

export class CensusDto implements TakenCensus {
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({
    format: 'date-time',
    description: 'Instant of knowledge, UTC to the microsecond: the same census can be taken again with it',
  })
  readonly knownAt!: string;
  @ApiProperty({ type: 'integer' })
  readonly total!: number;
  @ApiProperty({ type: CensusBySexDto })
  readonly bySex!: CensusBySexDto;
  @ApiProperty({ type: CensusByAgeDto })
  readonly byAge!: CensusByAgeDto;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'By ISO alpha-3 code, most numerous first; countries without minors are absent',
  })
  readonly byCitizenship!: Record<string, number>;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'By Italian name, all 21 units',
  })
  readonly byRegion!: Record<string, number>;
  @ApiProperty({
    type: String,
    format: 'date-time',
    nullable: true,
    description: 'First change in the register: as of an earlier instant nothing was known',
  })
  readonly firstKnownAt!: string | null;
}
