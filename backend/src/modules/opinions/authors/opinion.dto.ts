import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { ATTACHMENT_MEDIA_TYPES, type AttachmentMediaType } from '../../../domain/attachment.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../../../domain/official-document/document-kind.js';
import { OPINION_REASONS, type OpinionReasonCode } from '../../../domain/opinion/assess-opinion.js';
import { CLOSED_OPINION_STEPS } from '../../../domain/opinion/desk-steps.js';
import {
  APPLICANT_KINDS,
  type ApplicantKind,
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
import { REQUIRED_DOCUMENT_STATES, type RequiredDocumentState } from '../../../domain/opinion/required-documents.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;
const STATE = { enum: [...OPINION_STATES], enumName: 'OpinionState' } as const;
const OUTCOME = { enum: [...OPINION_OUTCOMES], enumName: 'OpinionOutcome', nullable: true } as const;
const CASE = { enum: [...NOT_DUE_CASES], enumName: 'NotDueCase', nullable: true } as const;

/** Which requests: `waiting` are those in which the reader has something to do, `closed` those that nothing more happens to. */
export const OPINION_LISTS = ['all', 'waiting', 'open', 'closed'] as const;
export type OpinionList = (typeof OPINION_LISTS)[number];

export class OpinionQuery {
  @ApiProperty({ required: false, enum: [...OPINION_LISTS], enumName: 'OpinionList', default: 'all' })
  @IsOptional()
  @IsIn(OPINION_LISTS)
  readonly list: OpinionList = 'all';

  @ApiProperty({ ...STATE, required: false })
  @IsOptional()
  @IsIn(OPINION_STATES)
  readonly state?: OpinionState;

  @ApiProperty({ required: false, maxLength: 100, description: 'Part of the number, of the name, or a SIM code' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly search?: string;

  @ApiProperty({ required: false, description: 'Only requests about this minor' })
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly simCode?: string;

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

/** A request as its author's list shows it. */
export class OpinionSummaryDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty()
  readonly number!: string;
  @ApiProperty({ ...TEXT, description: 'Null: not known yet' })
  readonly simCode!: string | null;
  @ApiProperty({ ...TEXT, description: 'As the register writes it; before the title is confirmed, as the author does' })
  readonly minorName!: string | null;
  @ApiProperty({ ...DATE, description: 'The 18th birthday' })
  readonly majorityOn!: string | null;
  @ApiProperty({ enum: [...APPLICANT_KINDS], enumName: 'ApplicantKind' })
  readonly applicantKind!: ApplicantKind;
  @ApiProperty(STATE)
  readonly state!: OpinionState;
  @ApiProperty({ format: 'date-time' })
  readonly stateSince!: string;
  @ApiProperty(DATE)
  readonly submittedOn!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day for the opinion; null: suspended, or not running' })
  readonly termDueOn!: string | null;
  @ApiProperty({ ...DATE, description: 'Last day for what is asked of the author' })
  readonly answerDueOn!: string | null;
  @ApiProperty(OUTCOME)
  readonly outcome!: OpinionOutcome | null;
  @ApiProperty(CASE)
  readonly notDueCase!: NotDueCase | null;
  @ApiProperty({ description: 'False: a copy, for the social services in charge' })
  readonly isMine!: boolean;
  @ApiProperty({ description: 'Whether the next step is the reader’s' })
  readonly waitsForMe!: boolean;
}

class OpinionTotalDto {
  @ApiProperty()
  readonly count!: number;
  @ApiProperty()
  readonly exact!: boolean;
}

export class OpinionPageDto {
  @ApiProperty({
    type: [OpinionSummaryDto],
    description: 'Those that wait for the reader first, then the latest first',
  })
  readonly items!: readonly OpinionSummaryDto[];
  @ApiProperty(TEXT)
  readonly nextCursor!: string | null;
  @ApiProperty()
  readonly total!: OpinionTotalDto;
}

/** What the rule of the filing, or for a draft that of today, says. */
export class OpinionAssessmentDto {
  @ApiProperty()
  readonly due!: boolean;
  @ApiProperty({ enum: [...OPINION_REASONS], enumName: 'OpinionReasonCode' })
  readonly reason!: OpinionReasonCode;
  @ApiProperty({ description: 'In Italian' })
  readonly sentence!: string;
  @ApiProperty({ format: 'date' })
  readonly windowFrom!: string;
  @ApiProperty({ format: 'date' })
  readonly windowTo!: string;
  @ApiProperty()
  readonly canSubmit!: boolean;
  @ApiProperty({ description: 'Short name of the version of the rules' })
  readonly rule!: string;
  @ApiProperty({ description: 'Its legal source' })
  readonly source!: string;
  @ApiProperty({ description: 'Days for the answer' })
  readonly answerDays!: number;
}

/** A document that the rule asks for. */
export class RequiredDocumentDto {
  @ApiProperty()
  readonly kind!: string;
  @ApiProperty({ enum: [...REQUIRED_DOCUMENT_STATES], enumName: 'RequiredDocumentState' })
  readonly state!: RequiredDocumentState;
}

export class OpinionDocumentDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ description: 'A required document of the rule, `title`, `answer` or `other`' })
  readonly kind!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: [...ATTACHMENT_MEDIA_TYPES], enumName: 'AttachmentMediaType' })
  readonly mediaType!: AttachmentMediaType;
  @ApiProperty()
  readonly bytes!: number;
  @ApiProperty({ enum: [...OPINION_DOCUMENT_STATES], enumName: 'OpinionDocumentState' })
  readonly state!: OpinionDocumentState;
  @ApiProperty({ ...TEXT, description: 'What cannot be read' })
  readonly stateReason!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly uploadedAt!: string;
}

/** What may be uploaded now. */
export class OpinionUploadDto {
  @ApiProperty({ description: 'Before the filing, and while something is asked of the author' })
  readonly open!: boolean;
  @ApiProperty({ type: [String] })
  readonly kinds!: readonly string[];
  @ApiProperty({ description: 'Largest file, in bytes' })
  readonly maxBytes!: number;
  @ApiProperty({ enum: [...ATTACHMENT_MEDIA_TYPES], enumName: 'AttachmentMediaType', isArray: true })
  readonly mediaTypes!: readonly AttachmentMediaType[];
  @ApiProperty({ description: 'Whether a virus scanner looks at new files' })
  readonly scanned!: boolean;
}

export const ISSUED_STATES = ['pending', 'ready', 'failed'] as const;

/** A document with a protocol number: receipt, request for integration, notice of reasons, opinion. */
export class OpinionIssuedDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ enum: [...DOCUMENT_KINDS], enumName: 'OfficialDocumentKind' })
  readonly kind!: DocumentKind;
  @ApiProperty({ description: 'Protocol number: year and counter' })
  readonly number!: string;
  @ApiProperty({ format: 'date' })
  readonly dated!: string;
  @ApiProperty({ enum: [...ISSUED_STATES], enumName: 'OfficialDocumentState' })
  readonly state!: (typeof ISSUED_STATES)[number];
  @ApiProperty({ description: 'A later one took its place' })
  readonly revoked!: boolean;
}

export const STEP_AUTHORS = ['me', 'author', 'office', 'system'] as const;

/** What was done; a proposal that waits for its signature is not shown. */
export class OpinionHistoryDto {
  @ApiProperty()
  readonly seq!: number;
  @ApiProperty({ enum: [...OPINION_STEPS], enumName: 'OpinionStep' })
  readonly step!: OpinionStep;
  @ApiProperty({ format: 'date' })
  readonly on!: string;
  @ApiProperty({ format: 'date-time' })
  readonly at!: string;
  @ApiProperty({ enum: [...STEP_AUTHORS], enumName: 'OpinionStepAuthor' })
  readonly by!: (typeof STEP_AUTHORS)[number];
  @ApiProperty(TEXT)
  readonly reason!: string | null;
  @ApiProperty(OUTCOME)
  readonly outcome!: OpinionOutcome | null;
  @ApiProperty(CASE)
  readonly notDueCase!: NotDueCase | null;
  @ApiProperty(DATE)
  readonly answerDueOn!: string | null;
  @ApiProperty(DATE)
  readonly termDueOn!: string | null;
  @ApiProperty({ type: [String], description: 'Documents asked for' })
  readonly documents!: readonly string[];
}

export class OpinionStepDto {
  @ApiProperty({ enum: [...OPINION_STEPS], enumName: 'OpinionStep' })
  readonly step!: OpinionStep;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: [...CLOSED_OPINION_STEPS], enumName: 'ClosedOpinionStep', nullable: true })
  readonly why!: ClosedOpinionStep | null;
}

/** In the author's words. */
export class OpinionStatedDto {
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(DATE)
  readonly birthDate!: string | null;
  @ApiProperty({ ...TEXT, description: 'The integration path' })
  readonly path!: string | null;
  @ApiProperty({ ...TEXT, description: 'What is planned after 18' })
  readonly afterEighteen!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why a required document is missing' })
  readonly missingReason!: string | null;
}

/** A request as its author, or the social services in charge, read it. */
export class OpinionDto extends OpinionSummaryDto {
  @ApiProperty()
  readonly stated!: OpinionStatedDto;
  @ApiProperty({ ...DATE, description: 'As stated' })
  readonly permitExpiresOn!: string | null;
  @ApiProperty({ ...DATE, description: 'Start of the integration path, as stated' })
  readonly projectFrom!: string | null;
  @ApiProperty({ ...DATE, description: 'Null: it goes on' })
  readonly projectTo!: string | null;
  @ApiProperty({ ...TEXT, description: 'Why the author asks outside the window' })
  readonly outsideWindowReason!: string | null;
  @ApiProperty({ type: Number, nullable: true, description: 'An earlier request about the same minor' })
  readonly previousRequestId!: number | null;
  @ApiProperty({ enum: [...TITLE_STATES], enumName: 'TitleState' })
  readonly title!: TitleState;
  @ApiProperty({ type: OpinionAssessmentDto, nullable: true })
  readonly assessment!: OpinionAssessmentDto | null;
  @ApiProperty({ type: [RequiredDocumentDto] })
  readonly requiredDocuments!: readonly RequiredDocumentDto[];
  @ApiProperty({ type: [OpinionDocumentDto] })
  readonly documents!: readonly OpinionDocumentDto[];
  @ApiProperty()
  readonly upload!: OpinionUploadDto;
  @ApiProperty({ type: [OpinionIssuedDto], description: 'In the order of issue' })
  readonly officialDocuments!: readonly OpinionIssuedDto[];
  @ApiProperty({ type: [OpinionHistoryDto], description: 'Latest first' })
  readonly history!: readonly OpinionHistoryDto[];
  @ApiProperty({ type: [OpinionStepDto], description: 'Steps of the author' })
  readonly steps!: readonly OpinionStepDto[];
}
