import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength, MinLength } from 'class-validator';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Month } from '../../domain/period.js';
import {
  RELEASE_STATES,
  RELEASE_STEPS,
  type ReleaseClosed,
  type ReleaseState,
  type ReleaseStep,
} from '../../domain/release/release.js';
import {
  CHECK_SEVERITIES,
  type NamedReleaseCheck,
  REQUEST_FAILURES,
  REQUEST_STAGES,
  REQUEST_STATES,
  type RequestFailure,
  type RequestStage,
  type RequestState,
} from './releases.types.js';

const CLOSED: ReleaseClosed[] = ['state', 'second_person', 'checks', 'superseded'];

export class NewReleaseDto {
  @ApiProperty({ pattern: '^\\d{4}-\\d{2}$', example: '2017-03', description: 'A month that has ended' })
  @IsString()
  @MaxLength(10)
  readonly month!: string;

  @ApiPropertyOptional({ description: 'Why the release of that month is superseded; needed where there is one' })
  @IsOptional()
  @IsString()
  @MinLength(5)
  @MaxLength(1000)
  readonly reason?: string;
}

export class ReleaseNoteDto {
  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MinLength(1)
  @MaxLength(1000)
  readonly note?: string;
}

export class RequestedReleaseDto {
  @ApiProperty({ type: 'integer', description: 'Among `requests` of the list until it is taken' })
  readonly requestId!: number;
}

export class ReleaseRequestDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ type: String, example: '2017-03' })
  readonly month!: Month;
  @ApiProperty({ type: 'integer' })
  readonly revision!: number;
  @ApiProperty()
  readonly scheduled!: boolean;
  @ApiProperty({ enum: [...REQUEST_STATES], enumName: 'ReleaseRequestState' })
  readonly state!: RequestState;
  @ApiProperty({ enum: [...REQUEST_STAGES], enumName: 'ReleaseRequestStage', nullable: true })
  readonly stage!: RequestStage | null;
  @ApiProperty({ description: 'Asked to stop; its worker has not seen it yet' })
  readonly cancelling!: boolean;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ enum: [...REQUEST_FAILURES], enumName: 'ReleaseRequestFailure', nullable: true })
  readonly failure!: RequestFailure | null;
}

export class ReleaseVerificationDto {
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ description: 'Whether all is as it was when it was taken' })
  readonly agrees!: boolean;
  @ApiProperty({ description: 'Hash of the census taken again at (D, K), hexadecimal' })
  readonly historySha256!: string;
  @ApiProperty({ description: 'Hash of the members that are stored, hexadecimal' })
  readonly membersSha256!: string;
  @ApiProperty()
  readonly countsAgree!: boolean;
}

export class ReleaseDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty({ type: String, example: '2017-03' })
  readonly month!: Month;
  @ApiProperty({ type: String, format: 'date', description: 'D: the last day of the month' })
  readonly on!: CalendarDate;
  @ApiProperty({ type: 'integer' })
  readonly revision!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Why the former revision was superseded' })
  readonly reason!: string | null;
  @ApiProperty({ format: 'date-time', description: 'K: instant of the knowledge on which it rests' })
  readonly knownAt!: string;
  @ApiProperty({ type: 'integer' })
  readonly queryVersion!: number;
  @ApiProperty({ type: 'integer' })
  readonly total!: number;
  @ApiProperty({ description: 'Hexadecimal' })
  readonly sha256!: string;
  @ApiProperty({ enum: [...RELEASE_STATES], enumName: 'ReleaseState' })
  readonly state!: ReleaseState;
  @ApiProperty({ type: 'integer', description: 'A lower revision is superseded by it' })
  readonly latestRevision!: number;
  @ApiProperty({ description: 'Asked for by the schedule of the 1st of the month' })
  readonly scheduled!: boolean;
  @ApiProperty({ type: ReleaseVerificationDto, nullable: true, description: 'The last one' })
  readonly verification!: ReleaseVerificationDto | null;
}

export class ReleaseListDto {
  @ApiProperty({ type: [ReleaseDto], description: 'Latest month first, in it the latest revision' })
  readonly items!: readonly ReleaseDto[];
  @ApiProperty({ type: [ReleaseRequestDto], description: 'Not taken yet, or given up' })
  readonly requests!: readonly ReleaseRequestDto[];
}

export class ReleaseCheckDto implements NamedReleaseCheck {
  @ApiProperty({ description: 'A check of its own, or a quality rule' })
  readonly code!: string;
  @ApiProperty({ enum: [...CHECK_SEVERITIES], enumName: 'ReleaseCheckSeverity' })
  readonly severity!: NamedReleaseCheck['severity'];
  @ApiProperty({ type: 'integer' })
  readonly count!: number;
  @ApiProperty({ type: String, nullable: true, description: 'Of the quality rule; null for a check of its own' })
  readonly titleIt!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly titleEn!: string | null;
}

export class ReleaseStepTakenDto {
  @ApiProperty({ enum: [...RELEASE_STATES], enumName: 'ReleaseState' })
  readonly step!: ReleaseState;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: the system' })
  readonly person!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly note!: string | null;
}

export class ReleaseStepAvailabilityDto {
  @ApiProperty({ enum: [...RELEASE_STEPS], enumName: 'ReleaseStep' })
  readonly step!: ReleaseStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: CLOSED, enumName: 'ReleaseClosed', nullable: true })
  readonly why!: ReleaseClosed | null;
}

export class ReleaseDetailDto extends ReleaseDto {
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'object', additionalProperties: { type: 'integer' } },
    description: 'Members by dimension and code',
  })
  readonly counts!: Record<string, Record<string, number>>;
  @ApiProperty({ type: [ReleaseCheckDto] })
  readonly checks!: readonly ReleaseCheckDto[];
  @ApiProperty({ type: [ReleaseStepTakenDto] })
  readonly steps!: readonly ReleaseStepTakenDto[];
  @ApiProperty({ type: [ReleaseStepAvailabilityDto] })
  readonly openSteps!: readonly ReleaseStepAvailabilityDto[];
}
