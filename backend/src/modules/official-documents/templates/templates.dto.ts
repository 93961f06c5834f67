import { ApiProperty } from '@nestjs/swagger';
import { IsString, MaxLength, MinLength } from 'class-validator';
import { isCalendarDate, type CalendarDate } from '../../../domain/calendar-date.js';
import {
  TEMPLATE_KINDS,
  TEMPLATE_LANGUAGES,
  type TemplateKind,
  type TemplateLanguage,
} from '../../../domain/official-document/document-kind.js';
import type { PlaceholderForm } from '../../../domain/official-document/placeholder.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';

const FORMS = ['text', 'date', 'list'] as const satisfies readonly PlaceholderForm[];
/** Wider than what the rules allow, so that they say it in their own words. */
const LONGEST = 20_000;

export class TemplatePlaceholderDto {
  @ApiProperty({ description: 'Written in the text between double braces' })
  readonly token!: string;
  @ApiProperty()
  readonly label!: string;
  @ApiProperty({ enum: FORMS, enumName: 'PlaceholderForm' })
  readonly form!: PlaceholderForm;
  @ApiProperty({ description: 'Invented value of previews' })
  readonly sample!: string;
}

export class TemplateVersionDto {
  @ApiProperty({ type: 'integer' })
  readonly version!: number;
  @ApiProperty({ format: 'date' })
  readonly validFrom!: string;
  @ApiProperty()
  readonly title!: string;
  @ApiProperty({ description: 'Small markup: ## heading, - item, **strong**, {{token}}' })
  readonly body!: string;
  @ApiProperty()
  readonly note!: string;
  @ApiProperty({ format: 'date-time' })
  readonly createdAt!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Null: delivered with the system' })
  readonly author!: string | null;
}

export class TemplateSummaryDto extends TemplateVersionDto {
  @ApiProperty({ enum: TEMPLATE_KINDS, enumName: 'TemplateKind' })
  readonly kind!: TemplateKind;
  @ApiProperty({ enum: TEMPLATE_LANGUAGES, enumName: 'TemplateLanguage' })
  readonly language!: TemplateLanguage;
}

export class LetterheadDto {
  @ApiProperty({ type: String, format: 'date', nullable: true })
  readonly validFrom!: string | null;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'First day on which it is valid no longer',
  })
  readonly until!: string | null;
  @ApiProperty({ type: [String] })
  readonly lines!: readonly string[];
  @ApiProperty()
  readonly place!: string;
  @ApiProperty()
  readonly source!: string;
}

export class TemplateListDto {
  @ApiProperty({ type: [TemplateSummaryDto], description: 'The version in force today of each text' })
  readonly items!: readonly TemplateSummaryDto[];
  @ApiProperty({ type: [LetterheadDto] })
  readonly letterheads!: readonly LetterheadDto[];
}

export class DocumentTemplateDto {
  @ApiProperty({ enum: TEMPLATE_KINDS, enumName: 'TemplateKind' })
  readonly kind!: TemplateKind;
  @ApiProperty({ enum: TEMPLATE_LANGUAGES, enumName: 'TemplateLanguage' })
  readonly language!: TemplateLanguage;
  @ApiProperty({ type: [TemplatePlaceholderDto] })
  readonly placeholders!: readonly TemplatePlaceholderDto[];
  @ApiProperty({ type: 'integer' })
  readonly newest!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly inForce!: number | null;
  @ApiProperty({ type: [TemplateVersionDto], description: 'Newest first' })
  readonly versions!: readonly TemplateVersionDto[];
}

export class TemplateDraftDto {
  @ApiProperty()
  @IsString()
  @MaxLength(LONGEST)
  readonly title!: string;
  @ApiProperty()
  @IsString()
  @MaxLength(LONGEST)
  readonly body!: string;
}

export class NewTemplateVersionDto extends TemplateDraftDto {
  @ApiProperty({ format: 'date', description: 'First day of documents with this text; today or later' })
  @IsString()
  readonly validFrom!: string;
  @ApiProperty({ description: 'Why the text changes' })
  @IsString()
  @MinLength(3)
  @MaxLength(500)
  readonly note!: string;
}

/** @throws DomainProblem `validation_failed` */
export function firstDay({ validFrom }: NewTemplateVersionDto): CalendarDate {
  if (isCalendarDate(validFrom)) return validFrom;
  throw new DomainProblem('validation_failed', { errors: [fieldError('validFrom', 'invalid_date')] });
}
