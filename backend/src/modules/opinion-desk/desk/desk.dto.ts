import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min } from 'class-validator';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
  NOT_DUE_CASES,
  type NotDueCase,
  OPINION_OUTCOMES,
  OPINION_STATES,
  type OpinionOutcome,
  type OpinionState,
} from '../../../domain/opinion/opinion-codes.js';
import { URGENCY_LEVELS, type Urgency, type UrgencyLevel } from '../../../domain/opinion/urgency.js';
import { DeskLockDto } from '../locks/locks.dto.js';

const TEXT = { type: String, nullable: true } as const;

/** Which requests: a work queue. `mine` are those of who asks. */
export const DESK_QUEUES = ['open', 'to_admit', 'to_assign', 'mine', 'to_decide', 'near', 'overdue', 'all'] as const;
export type DeskQueue = (typeof DESK_QUEUES)[number];

export class DeskQuery {
  @ApiProperty({ required: false, enum: [...DESK_QUEUES], enumName: 'DeskQueue', default: 'open' })
  @IsOptional()
  @IsIn(DESK_QUEUES)
  readonly queue: DeskQueue = 'open';

  @ApiProperty({ required: false, enum: [...OPINION_STATES], enumName: 'OpinionState' })
  @IsOptional()
  @IsIn(OPINION_STATES)
  readonly state?: OpinionState;

  @ApiProperty({ required: false, description: 'Key of an officer, or `none`' })
  @IsOptional()
  @Matches(/^(?:none|[1-9]\d{0,14})$/)
  readonly officer?: string;

  @ApiProperty({ required: false, description: 'NUTS 2 code' })
  @IsOptional()
  @Matches(/^[A-Z]{3}\d$/)
  readonly region?: string;

  @ApiProperty({ required: false, description: 'ISO 3166 alpha-3' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  readonly citizenship?: string;

  @ApiProperty({ required: false, enum: [...APPLICANT_KINDS], enumName: 'ApplicantKind' })
  @IsOptional()
  @IsIn(APPLICANT_KINDS)
  readonly applicantKind?: ApplicantKind;

  @ApiProperty({
    required: false,
    enum: [...OPINION_OUTCOMES],
    enumName: 'OpinionOutcome',
    description: 'Proposed, or decided',
  })
  @IsOptional()
  @IsIn(OPINION_OUTCOMES)
  readonly outcome?: OpinionOutcome;

  @ApiProperty({ required: false, description: 'Only requests filed outside their window' })
  @IsOptional()
  @IsIn(['true', 'false'])
  readonly late?: string;

  @ApiProperty({ required: false })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  readonly cursor?: string;

  @ApiProperty({ required: false, minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class OpinionUrgencyDto implements Urgency {
  @ApiProperty({ enum: [...URGENCY_LEVELS], enumName: 'UrgencyLevel' })
  readonly level!: UrgencyLevel;
  @ApiProperty({ description: '0 on the 18th birthday, negative after it' })
  readonly daysToMajority!: number;
  @ApiProperty({ type: Number, nullable: true, description: '0 on the last day; null: suspended, or not running' })
  readonly daysToTerm!: number | null;
  @ApiProperty({ description: 'The term stands still: an answer is awaited' })
  readonly suspended!: boolean;
  @ApiProperty({ type: String, format: 'date', description: 'The list goes by this day' })
  readonly firstDay!: Urgency['firstDay'];
}

export class DeskMinorDto {
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ description: 'ISO 3166 alpha-3' })
  readonly citizenship!: string;
}

export class DeskOfficerDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
}

/** A request as the desk lists it. */
export class DeskRequestDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly number!: string;
  @ApiProperty({ enum: [...OPINION_STATES], enumName: 'OpinionState' })
  readonly state!: OpinionState;
  @ApiProperty()
  readonly minor!: DeskMinorDto;
  @ApiProperty({ enum: [...APPLICANT_KINDS], enumName: 'ApplicantKind' })
  readonly applicantKind!: ApplicantKind;
  @ApiProperty({ format: 'date' })
  readonly submittedOn!: string;
  @ApiProperty({ description: 'Filed outside the window, with a reason' })
  readonly filedLate!: boolean;
  @ApiProperty({ format: 'date', description: 'The 18th birthday' })
  readonly majorityOn!: string;
  @ApiProperty({ ...TEXT, format: 'date', description: 'Last day for the opinion; null: suspended, or not running' })
  readonly dueOn!: string | null;
  @ApiProperty({ type: OpinionUrgencyDto, nullable: true, description: 'Null: it waits for nobody at the desk' })
  readonly urgency!: OpinionUrgencyDto | null;
  @ApiProperty({ type: DeskOfficerDto, nullable: true })
  readonly officer!: DeskOfficerDto | null;
  @ApiProperty({
    enum: [...OPINION_OUTCOMES],
    enumName: 'OpinionOutcome',
    nullable: true,
    description: 'Proposed, or decided',
  })
  readonly outcome!: OpinionOutcome | null;
  @ApiProperty({ enum: [...NOT_DUE_CASES], enumName: 'NotDueCase', nullable: true })
  readonly notDueCase!: NotDueCase | null;
  @ApiProperty({ type: DeskLockDto, nullable: true, description: 'Null: free' })
  readonly lock!: DeskLockDto | null;
  @ApiProperty({ description: 'Whether the state admits an assignment' })
  readonly assignable!: boolean;
}

class DeskTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class DeskPageDto {
  @ApiProperty({
    type: [DeskRequestDto],
    description: 'The day that comes first stands first; closed requests come last',
  })
  readonly items!: readonly DeskRequestDto[];
  @ApiProperty(TEXT)
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: DeskTotalDto;
}

export class DeskQueueCountDto {
  @ApiProperty({ enum: [...DESK_QUEUES], enumName: 'DeskQueue' })
  readonly queue!: DeskQueue;
  @ApiProperty()
  readonly count!: number;
}
