import { ApiProperty } from '@nestjs/swagger';
import {
  ArrayMaxSize,
  ArrayMinSize,
  ArrayUnique,
  Equals,
  IsArray,
  IsIn,
  IsInt,
  IsOptional,
  IsPositive,
  IsString,
  Length,
  Matches,
} from 'class-validator';
import {
  NOT_DUE_CASES,
  type NotDueCase,
  OPINION_OUTCOMES,
  type OpinionOutcome,
} from '../../../domain/opinion/opinion-codes.js';

const REASON = { minLength: 5, maxLength: 4000 } as const;

export class OpinionAdmissionDto {
  @ApiProperty({ required: false, description: 'Why it is admitted outside its window; required then', ...REASON })
  @IsOptional()
  @IsString()
  @Length(5, 4000)
  readonly reason?: string;
}

/** A step that says why. */
export class OpinionReasonDto {
  @ApiProperty(REASON)
  @IsString()
  @Length(5, 4000)
  readonly reason!: string;
}

export class IntegrationRequestDto extends OpinionReasonDto {
  @ApiProperty({ type: [String], description: 'Kinds of documents asked for' })
  @IsArray()
  @ArrayMaxSize(20)
  @ArrayUnique()
  @Matches(/^[a-z][a-z_]{1,40}$/, { each: true })
  readonly documents!: readonly string[];
}

export class OpinionProposalDto extends OpinionReasonDto {
  @ApiProperty({ enum: [...OPINION_OUTCOMES], enumName: 'OpinionOutcome' })
  @IsIn(OPINION_OUTCOMES)
  readonly outcome!: OpinionOutcome;

  @ApiProperty({
    required: false,
    enum: [...NOT_DUE_CASES],
    enumName: 'NotDueCase',
    description: 'Required with `not_due`',
  })
  @IsOptional()
  @IsIn(NOT_DUE_CASES)
  readonly notDueCase?: NotDueCase;

  @ApiProperty({ description: 'The length of the stay was considered (art. 14-bis(3) DPR 394/1999)' })
  @Equals(true)
  readonly stayConsidered!: boolean;

  @ApiProperty({ description: 'The start of the integration path was considered (art. 14-bis(3) DPR 394/1999)' })
  @Equals(true)
  readonly pathConsidered!: boolean;
}

export class BulkDecisionDto {
  @ApiProperty({ type: [Number], minItems: 1, maxItems: 100, description: 'All or none' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ArrayUnique()
  @IsInt({ each: true })
  @IsPositive({ each: true })
  readonly requestIds!: readonly number[];

  @ApiProperty({
    enum: [...NOT_DUE_CASES],
    enumName: 'NotDueCase',
    description: 'The case that all of them were proposed with',
  })
  @IsIn(NOT_DUE_CASES)
  readonly notDueCase!: NotDueCase;
}

export class BulkDecidedDto {
  @ApiProperty({ description: 'Requests decided' })
  readonly decided!: number;
}
