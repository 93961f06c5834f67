import { ApiProperty } from '@nestjs/swagger';
import { IsInt, IsOptional, IsPositive, IsString, Length, Matches, MaxLength } from 'class-validator';

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const WORDS = { required: false, nullable: true, type: String, maxLength: 4000 } as const;
const DAY = { required: false, nullable: true, type: String, format: 'date' } as const;

/** What the author states; a draft may leave out all of it. */
export class OpinionContentDto {
  @ApiProperty({ ...DAY, description: 'Expiry of the residence permit: the window depends on it' })
  @IsOptional()
  @Matches(DATE)
  readonly permitExpiresOn?: string | null;

  @ApiProperty({ ...DAY, description: 'Start of the integration path' })
  @IsOptional()
  @Matches(DATE)
  readonly projectFrom?: string | null;

  @ApiProperty({ ...DAY, description: 'Null: it goes on' })
  @IsOptional()
  @Matches(DATE)
  readonly projectTo?: string | null;

  @ApiProperty({ ...WORDS, maxLength: 2000, description: 'Why the author asks outside the window' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly outsideWindowReason?: string | null;

  @ApiProperty({ ...WORDS, description: 'The integration path, in words' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  readonly path?: string | null;

  @ApiProperty({ ...WORDS, description: 'What is planned after 18' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  readonly afterEighteen?: string | null;

  @ApiProperty({ ...WORDS, maxLength: 2000, description: 'Why a required document is missing' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly missingReason?: string | null;
}

export class OpinionDraftDto extends OpinionContentDto {
  @ApiProperty({ description: 'SIM code of the minor' })
  @IsString()
  @MaxLength(20)
  readonly simCode!: string;

  @ApiProperty({ required: false, description: 'Required of an applicant, who names the minor by all three at once' })
  @IsOptional()
  @IsString()
  @Length(1, 100)
  readonly familyName?: string;

  @ApiProperty({ required: false, format: 'date' })
  @IsOptional()
  @Matches(DATE)
  readonly birthDate?: string;

  @ApiProperty({ required: false, type: Number, description: 'An own earlier request about the same minor' })
  @IsOptional()
  @IsInt()
  @IsPositive()
  readonly previousRequestId?: number;
}

/** What comes with an answer, in the author's words. */
export class OpinionAnswerDto {
  @ApiProperty({ minLength: 5, maxLength: 4000 })
  @IsString()
  @Length(5, 4000)
  readonly reason!: string;
}

export class OpinionWithdrawalDto {
  @ApiProperty({ required: false, maxLength: 2000 })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  readonly reason?: string;
}

/** The form of an upload, for the description of the API only. */
export class OpinionDocumentFormDto {
  @ApiProperty({ description: 'One of `upload.kinds`' })
  readonly kind!: string;
  @ApiProperty({ type: 'string', format: 'binary' })
  readonly file!: unknown;
}
