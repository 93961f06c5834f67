import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import { PLACE_KINDS, type PlaceKind, type Sex, SEXES } from '../../domain/codes.js';
import {
  type ClosedProposalStep,
  PROPOSAL_STATES,
  PROPOSAL_STEPS,
  type ProposalState,
  type ProposalStep,
} from '../../domain/transfer-proposal.js';
import { MovementWarningDto } from '../minors/index.js';
import { MovementPlaceDto } from '../movements/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;

export const DIRECTIONS = ['incoming', 'outgoing'] as const;
export type Direction = (typeof DIRECTIONS)[number];
export const ADDRESSEE_KINDS = ['facility', 'municipality', 'dg'] as const;
export type AddresseeKind = (typeof ADDRESSEE_KINDS)[number];
const CLOSED: ClosedProposalStep[] = [
  'not_yours',
  'already_accepted',
  'already_refused',
  'already_withdrawn',
  'lapsed',
];

export class TransferProposalCreationDto {
  @ApiProperty({ type: MovementPlaceDto })
  @ValidateNested()
  @Type(() => MovementPlaceDto)
  readonly place!: MovementPlaceDto;

  @ApiPropertyOptional({ ...DATE, description: 'Day on which the move is expected' })
  @IsOptional()
  @Matches(DAY)
  readonly plannedOn?: string | null;

  @ApiPropertyOptional({ ...TEXT, maxLength: 1000, description: 'What the receiving body should know' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string | null;
}

export class TransferPreviewQuery {
  @ApiProperty({ enum: [...PLACE_KINDS.codes], enumName: 'PlaceKind' })
  @IsIn([...PLACE_KINDS.codes])
  readonly kind!: PlaceKind;

  @ApiPropertyOptional()
  @IsOptional()
  @Matches(/^[A-Za-z0-9._/-]{1,30}$/)
  readonly facilityCode?: string;

  @ApiPropertyOptional({ description: 'ISTAT code' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  readonly municipalityCode?: string;
}

export class TransferAcceptanceDto {
  @ApiProperty({ format: 'date', description: 'Day of the move: the minor is counted in the new place from it' })
  @Matches(DAY)
  readonly on!: string;

  @ApiPropertyOptional({
    ...TEXT,
    maxLength: 500,
    description: 'Why it is entered late: needed beyond the days of grace',
  })
  @IsOptional()
  @IsString()
  @Length(5, 500)
  readonly reason?: string | null;
}

export class TransferClosingDto {
  @ApiProperty({ minLength: 5, maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;
}

export class TransferProposalQuery {
  @ApiProperty({ enum: [...DIRECTIONS], enumName: 'TransferDirection' })
  @IsIn([...DIRECTIONS])
  readonly direction!: Direction;

  @ApiPropertyOptional({ enum: [...PROPOSAL_STATES], enumName: 'ProposalState' })
  @IsOptional()
  @IsIn([...PROPOSAL_STATES])
  readonly state?: ProposalState;

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

/** What both sides may know of the minor before the answer, and nothing else of the record. */
export class ProposedMinorDto {
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty({ ...TEXT, description: 'Null also for an addressee once it has not accepted' })
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  readonly sex!: Sex;
  @ApiProperty({ description: 'Completed years today' })
  readonly age!: number;
  @ApiProperty({ description: 'ISO 3166 alpha-3' })
  readonly citizenship!: string;
  @ApiProperty({ description: 'Zero or less: of age' })
  readonly daysToMajority!: number;
}

export class TransferPlaceDto {
  @ApiProperty({ enum: [...PLACE_KINDS.codes], enumName: 'PlaceKind', nullable: true })
  readonly kind!: PlaceKind | null;
  @ApiProperty(TEXT)
  readonly facilityCode!: string | null;
  @ApiProperty(TEXT)
  readonly facilityName!: string | null;
  @ApiProperty()
  readonly municipalityName!: string;
  @ApiProperty({ description: 'Two letters' })
  readonly province!: string;
}

export class ProposalStepDto {
  @ApiProperty({ enum: [...PROPOSAL_STEPS], enumName: 'ProposalStep' })
  readonly step!: ProposalStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: CLOSED, enumName: 'ClosedProposalStep', nullable: true })
  readonly why!: ClosedProposalStep | null;
}

export class TransferProposalDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...PROPOSAL_STATES], enumName: 'ProposalState' })
  readonly state!: ProposalState;
  @ApiProperty({ type: ProposedMinorDto })
  readonly minor!: ProposedMinorDto;
  @ApiProperty({ type: TransferPlaceDto })
  readonly from!: TransferPlaceDto;
  @ApiProperty({ type: TransferPlaceDto })
  readonly to!: TransferPlaceDto;
  @ApiProperty({ enum: [...ADDRESSEE_KINDS], enumName: 'AddresseeKind', description: 'Who answers' })
  readonly addressee!: AddresseeKind;
  @ApiProperty(DATE)
  readonly plannedOn!: string | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly proposedAt!: string;
  @ApiProperty(TEXT)
  readonly proposedBy!: string | null;
  @ApiProperty({ ...TEXT, format: 'date-time' })
  readonly closedAt!: string | null;
  @ApiProperty(TEXT)
  readonly closedBy!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why it was refused or withdrawn' })
  readonly closingReason!: string | null;
  @ApiProperty({ ...DATE, description: 'Day of the move' })
  readonly acceptedOn!: string | null;
}

/** What the rules of the facility's kind say of the stay on a day. */
export class TransferFindingDto extends MovementWarningDto {
  @ApiProperty({ description: 'Whether it forbids the stay' })
  readonly refuses!: boolean;
}

export class ProposalTogetherDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
}

/** With whom the minor travels: known before the answer, so that brothers and sisters are not parted unawares. */
export class TransferCompanyDto {
  @ApiProperty({ type: 'integer', description: 'Minors of the register who travel with this one' })
  readonly others!: number;
  @ApiProperty({ type: [ProposalTogetherDto], description: 'Open proposals for them to the same addressee' })
  readonly proposals!: readonly ProposalTogetherDto[];
}

export class TransferProposalDetailDto extends TransferProposalDto {
  @ApiProperty({ type: [ProposalStepDto], description: 'What the reader may do now, and why not the rest' })
  readonly openSteps!: readonly ProposalStepDto[];
  @ApiProperty({ type: [TransferFindingDto], description: 'As of today; empty once closed' })
  readonly findings!: readonly TransferFindingDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'Places free today in the receiving facility' })
  readonly free!: number | null;
  @ApiProperty({
    format: 'date',
    nullable: true,
    type: String,
    description: 'First day of the present stay: the move comes after it',
  })
  readonly since!: string | null;
  @ApiProperty({ description: 'Whether the reader may open the record of the minor' })
  readonly recordReadable!: boolean;
  @ApiProperty({ type: TransferCompanyDto, nullable: true, description: 'Null once the proposal is closed' })
  readonly company!: TransferCompanyDto | null;
}

export class TransferTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class TransferProposalPageDto {
  @ApiProperty({ type: [TransferProposalDto] })
  readonly items!: readonly TransferProposalDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty({ type: TransferTotalDto })
  readonly total!: TransferTotalDto;
}

export class TransferPreviewDto {
  @ApiProperty({ type: [TransferFindingDto] })
  readonly findings!: readonly TransferFindingDto[];
  @ApiProperty({ type: Number, nullable: true })
  readonly free!: number | null;
  @ApiProperty({ enum: [...ADDRESSEE_KINDS], enumName: 'AddresseeKind' })
  readonly addressee!: AddresseeKind;
  @ApiProperty({
    description: 'Whether the body receives the minor itself: then it enters the transfer, and proposes nothing',
  })
  readonly own!: boolean;
}

/** The open proposal of a minor, and whether one may be made. */
export class ProposalsOfMinorDto {
  @ApiProperty({ type: TransferProposalDto, nullable: true })
  readonly open!: TransferProposalDto | null;
  @ApiProperty()
  readonly mayPropose!: boolean;
}
