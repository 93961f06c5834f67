import { ApiProperty } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Length } from 'class-validator';
import { CLOSED_OPINION_STEPS, DESK_STEPS, type DeskStep } from '../../../domain/opinion/desk-steps.js';
import {
  NOT_DUE_CASES,
  type NotDueCase,
  OPINION_DOCUMENT_STATES,
  OPINION_OUTCOMES,
  OPINION_STATES,
  OPINION_STEPS,
  type OpinionDocumentState,
  type OpinionOutcome,
  type OpinionState,
  type OpinionStep,
  TITLE_STATES,
  type TitleState,
} from '../../../domain/opinion/opinion-codes.js';
import type { ClosedOpinionStep } from '../../../domain/opinion/opinion-steps.js';
import { RequiredDocumentDto } from '../../opinions/index.js';
import { DeskRequestDto } from '../desk/desk.dto.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;
const OUTCOME = { enum: [...OPINION_OUTCOMES], enumName: 'OpinionOutcome' } as const;
const CASE = { enum: [...NOT_DUE_CASES], enumName: 'NotDueCase', nullable: true } as const;

export class DeskDocumentDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ description: 'A required document of the rule, `title`, `answer` or `other`' })
  readonly kind!: string;
  @ApiProperty()
  readonly fileName!: string;
  @ApiProperty({ enum: [...OPINION_DOCUMENT_STATES], enumName: 'OpinionDocumentState' })
  readonly state!: OpinionDocumentState;
  @ApiProperty({ ...TEXT, description: 'What cannot be read' })
  readonly stateReason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly uploadedAt!: string;
}

/** In the author's words. */
export class DeskStatedDto {
  @ApiProperty({ ...TEXT, description: 'The integration path' })
  readonly path!: string | null;
  @ApiProperty({ ...TEXT, description: 'What is planned after 18' })
  readonly afterEighteen!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why a document is missing' })
  readonly missingReason!: string | null;
}

/** What the rule of the filing says of the request. */
export class DeskPreCheckDto {
  @ApiProperty({ description: 'Short name of the version of the rules' })
  readonly rule!: string;
  @ApiProperty({ description: 'Legal source of the version' })
  readonly source!: string;
  @ApiProperty({ description: 'In Italian' })
  readonly sentence!: string;
  @ApiProperty()
  readonly due!: boolean;
  @ApiProperty({ format: 'date' })
  readonly windowFrom!: string;
  @ApiProperty({ format: 'date' })
  readonly windowTo!: string;
}

export class DeskHistoryStepDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...OPINION_STEPS], enumName: 'OpinionStep' })
  readonly step!: OpinionStep;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ ...TEXT, description: 'Who took it; null: the system' })
  readonly by!: string | null;
  @ApiProperty(TEXT)
  readonly reason!: string | null;
  @ApiProperty({ ...OUTCOME, nullable: true })
  readonly outcome!: OpinionOutcome | null;
  @ApiProperty(CASE)
  readonly notDueCase!: NotDueCase | null;
  @ApiProperty({ ...TEXT, description: 'To whom it was assigned' })
  readonly officer!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day for the answer to it' })
  readonly answerDueOn!: string | null;
  @ApiProperty({ type: [String], description: 'Documents asked for' })
  readonly documents!: readonly string[];
}

export class DeskStepDto {
  @ApiProperty({ enum: [...DESK_STEPS], enumName: 'DeskStep' })
  readonly step!: DeskStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: [...CLOSED_OPINION_STEPS], enumName: 'ClosedOpinionStep', nullable: true })
  readonly why!: ClosedOpinionStep | null;
}

export class DeskProposalDto {
  @ApiProperty(OUTCOME)
  readonly outcome!: OpinionOutcome;
  @ApiProperty(CASE)
  readonly notDueCase!: NotDueCase | null;
  @ApiProperty()
  readonly motivation!: string;
  @ApiProperty(TEXT)
  readonly by!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
}

/** A criterion of art. 14-bis(3) DPR 394/1999, counted from the register. */
export class DeskSinceDto {
  @ApiProperty({ format: 'date' })
  readonly since!: string;
  @ApiProperty({ description: 'From then to the filing' })
  readonly days!: number;
}

export class DeskPreviousDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly number!: string;
  @ApiProperty({ enum: [...OPINION_STATES], enumName: 'OpinionState' })
  readonly state!: OpinionState;
  @ApiProperty({ ...OUTCOME, nullable: true })
  readonly outcome!: OpinionOutcome | null;
  @ApiProperty({ format: 'date' })
  readonly submittedOn!: string;
}

/** The opinion as a document. */
export class DeskOpinionDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ description: 'Protocol number: year and counter' })
  readonly number!: string;
  @ApiProperty({ description: 'Whether the signed file is there' })
  readonly ready!: boolean;
}

/** Whatever the desk knows of a request, but for the minor's record. */
export class DeskFileDto {
  @ApiProperty()
  readonly request!: DeskRequestDto;
  @ApiProperty({ description: 'Who filed it' })
  readonly applicant!: string;
  @ApiProperty({
    enum: [...TITLE_STATES],
    enumName: 'TitleState',
    description: 'Whether the applicant may act for the minor',
  })
  readonly title!: TitleState;
  @ApiProperty()
  readonly stated!: DeskStatedDto;
  @ApiProperty({ ...DATE, description: 'As stated' })
  readonly permitExpiresOn!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why the author asks outside the window' })
  readonly outsideWindowReason!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day for what was asked of the author' })
  readonly answerDueOn!: string | null;
  @ApiProperty({ type: DeskPreCheckDto, nullable: true, description: 'Null: nothing of the register may be used' })
  readonly preCheck!: DeskPreCheckDto | null;
  @ApiProperty({ type: DeskSinceDto, nullable: true, description: 'Stay in Italy, from the entry or the report' })
  readonly stay!: DeskSinceDto | null;
  @ApiProperty({ type: DeskSinceDto, nullable: true, description: 'Integration path, as stated' })
  readonly path!: DeskSinceDto | null;
  @ApiProperty({ type: [DeskDocumentDto] })
  readonly documents!: readonly DeskDocumentDto[];
  @ApiProperty({ type: [RequiredDocumentDto] })
  readonly requiredDocuments!: readonly RequiredDocumentDto[];
  @ApiProperty({ description: 'Whether documents may be checked now' })
  readonly mayCheckDocuments!: boolean;
  @ApiProperty({ type: [DeskHistoryStepDto], description: 'Latest first' })
  readonly history!: readonly DeskHistoryStepDto[];
  @ApiProperty({ type: [DeskStepDto] })
  readonly steps!: readonly DeskStepDto[];
  @ApiProperty({ type: DeskProposalDto, nullable: true })
  readonly proposal!: DeskProposalDto | null;
  @ApiProperty({ type: [DeskPreviousDto], description: 'Others about the same minor, latest first' })
  readonly previous!: readonly DeskPreviousDto[];
  @ApiProperty({ type: DeskOpinionDto, nullable: true, description: 'Null before the decision' })
  readonly opinion!: DeskOpinionDto | null;
}

export const DOCUMENT_VERDICTS = ['accepted', 'not_readable'] as const;
export type DocumentVerdict = (typeof DOCUMENT_VERDICTS)[number];

export class DocumentCheckDto {
  @ApiProperty({ enum: [...DOCUMENT_VERDICTS], enumName: 'DocumentVerdict' })
  @IsIn(DOCUMENT_VERDICTS)
  readonly verdict!: DocumentVerdict;

  @ApiProperty({
    required: false,
    description: 'What cannot be read; required with `not_readable`',
    minLength: 3,
    maxLength: 500,
  })
  @IsOptional()
  @IsString()
  @Length(3, 500)
  readonly reason?: string;
}
