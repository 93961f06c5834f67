import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Length,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { OLDEST_APPARENT_AGE, PARTIAL_DAY } from '../../domain/birth-date.js';
import {
  BIRTH_DATE_QUALITIES,
  type BirthDateQuality,
  ENTRY_MODES,
  type EntryMode,
  type Sex,
  SEXES,
} from '../../domain/codes.js';
import { DOCUMENT_KINDS, type DocumentKind } from '../../domain/minor.js';

export const DAY = /^\d{4}-\d{2}-\d{2}$/;
const ALPHA3 = /^[A-Z]{3}$/;
const ISTAT = /^\d{6}$/;
const LONGEST_NAME = 100;
const LONGEST_TEXT = 200;

/** A nullable text in the contract. */
const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;

/** A birth date is given, or must be. */
const isDated = (body: { readonly apparentAge?: number | null; readonly birthDate?: unknown }): boolean =>
  body.apparentAge == null || body.birthDate !== undefined;

/** The field may be missing, but it cannot be cleared. */
const IfSent = (): PropertyDecorator => ValidateIf((_body, value) => value !== undefined);

/** Another name or spelling of a minor; at least one of the two names. */
export class AliasDto {
  @ApiProperty(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly familyName!: string | null;

  @ApiProperty(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly givenName!: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Where this name was seen or heard' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  readonly source?: string | null;
}

export class IdentityDocumentDto {
  @ApiProperty({ enum: [...DOCUMENT_KINDS], enumName: 'DocumentKind' })
  @IsIn([...DOCUMENT_KINDS])
  readonly kind!: DocumentKind;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(50)
  readonly number?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Issuing country, ISO 3166 alpha-3' })
  @IsOptional()
  @Matches(ALPHA3)
  readonly country?: string | null;

  @ApiPropertyOptional(DATE)
  @IsOptional()
  @Matches(DAY)
  readonly issuedOn?: string | null;

  @ApiPropertyOptional({ ...DATE, description: 'Last day of validity' })
  @IsOptional()
  @Matches(DAY)
  readonly expiresOn?: string | null;
}

/** What may be missing of an identity. */
export class IdentityDetailsDto {
  @ApiPropertyOptional({ type: [AliasDto], description: 'All other names and spellings' })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => AliasDto)
  readonly aliases?: readonly AliasDto[];

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  readonly birthPlace?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'ISO 3166 alpha-3' })
  @IsOptional()
  @Matches(ALPHA3)
  readonly birthCountry?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Codice unico individuo: seven letters and digits' })
  @IsOptional()
  @Matches(/^[A-Z0-9]{7}$/)
  readonly cui?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Codice fiscale' })
  @IsOptional()
  @Matches(/^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$/)
  readonly taxCode?: string | null;

  @ApiPropertyOptional({ type: [IdentityDocumentDto] })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => IdentityDocumentDto)
  readonly documents?: readonly IdentityDocumentDto[];

  @ApiPropertyOptional({
    type: [String],
    description: 'ISO 639-1, or 639-3 where there is none',
    example: ['ar', 'fr'],
  })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(20)
  @Matches(/^[a-z]{2,3}$/, { each: true })
  readonly languages?: readonly string[];

  @ApiPropertyOptional({ ...DATE, description: 'Day of entry into Italy' })
  @IsOptional()
  @Matches(DAY)
  readonly enteredOn?: string | null;

  @ApiPropertyOptional({ enum: [...ENTRY_MODES.codes], enumName: 'EntryMode', nullable: true })
  @IsOptional()
  @IsIn([...ENTRY_MODES.codes])
  readonly entryMode?: EntryMode | null;

  @ApiPropertyOptional({ ...TEXT, description: 'ISTAT code of the municipality of entry or finding' })
  @IsOptional()
  @Matches(ISTAT)
  readonly entryMunicipalityCode?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Who reported the minor to the Ministry' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_TEXT)
  readonly reportingBody?: string | null;

  @ApiPropertyOptional({
    ...TEXT,
    description: 'ISTAT code of the municipality in charge, apart from where the minor sleeps',
  })
  @IsOptional()
  @Matches(ISTAT)
  readonly responsibleMunicipalityCode?: string | null;
}

const PARTIAL_DATE =
  'As far as it is known: 2010, 2010-05 or 2010-05-06. Of a date of which a part is unknown the first day is kept, presumed or attributed';
const NAME_NOT_DECLARED = 'True: neither name was declared. Without it at least one is required';

/** The identity as first registered. */
export class IdentityCreationDto extends IdentityDetailsDto {
  @ApiProperty({ ...TEXT, description: 'Null when not declared' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly familyName!: string | null;

  @ApiProperty({ ...TEXT, description: 'Null when not declared' })
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly givenName!: string | null;

  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  @IsIn([...SEXES.codes])
  readonly sex!: Sex;

  @ApiPropertyOptional({ type: Boolean, description: NAME_NOT_DECLARED })
  @IfSent()
  @IsBoolean()
  readonly nameNotDeclared?: boolean;

  @ApiPropertyOptional({ type: String, description: `${PARTIAL_DATE}. Required unless there is an apparent age` })
  @ValidateIf(isDated)
  @Matches(PARTIAL_DAY)
  readonly birthDate?: string;

  @ApiPropertyOptional({ enum: [...BIRTH_DATE_QUALITIES.codes], enumName: 'BirthDateQuality' })
  @ValidateIf(isDated)
  @IsIn([...BIRTH_DATE_QUALITIES.codes])
  readonly birthDateQuality?: BirthDateQuality;

  @ApiPropertyOptional({
    type: Number,
    nullable: true,
    minimum: 0,
    maximum: OLDEST_APPARENT_AGE,
    description:
      'Completed years that the child seems to have on the day of the report, where no part of the birth date is known: it is then presumed',
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(OLDEST_APPARENT_AGE)
  readonly apparentAge?: number | null;

  @ApiProperty({
    type: [String],
    description:
      'ISO 3166 alpha-3; the first counts in the figures; XXA (stateless) and XXX (not ascertained yet) stand alone',
    example: ['EGY'],
  })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(ALPHA3, { each: true })
  readonly citizenships!: readonly string[];

  @ApiProperty({ format: 'date', description: 'Day of the report to the Ministry' })
  @Matches(DAY)
  readonly reportedOn!: string;
}

/** A correction: a field that is not sent stays as it is, null clears it, a list replaces the whole list. */
export class IdentityCorrectionDto extends IdentityDetailsDto {
  @ApiProperty({ description: 'Why the record is corrected: kept with the change', minLength: 5, maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly familyName?: string | null;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(LONGEST_NAME)
  readonly givenName?: string | null;

  @ApiPropertyOptional({ enum: [...SEXES.codes], enumName: 'Sex' })
  @IfSent()
  @IsIn([...SEXES.codes])
  readonly sex?: Sex;

  @ApiPropertyOptional({ type: Boolean, description: NAME_NOT_DECLARED })
  @IfSent()
  @IsBoolean()
  readonly nameNotDeclared?: boolean;

  @ApiPropertyOptional({ type: String, description: PARTIAL_DATE })
  @IfSent()
  @Matches(PARTIAL_DAY)
  readonly birthDate?: string;

  @ApiPropertyOptional({ enum: [...BIRTH_DATE_QUALITIES.codes], enumName: 'BirthDateQuality' })
  @IfSent()
  @IsIn([...BIRTH_DATE_QUALITIES.codes])
  readonly birthDateQuality?: BirthDateQuality;

  @ApiPropertyOptional({
    type: [String],
    description:
      'ISO 3166 alpha-3; the first counts in the figures; XXA (stateless) and XXX (not ascertained yet) stand alone',
  })
  @IfSent()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(10)
  @Matches(ALPHA3, { each: true })
  readonly citizenships?: readonly string[];

  @ApiPropertyOptional({ format: 'date' })
  @IfSent()
  @Matches(DAY)
  readonly reportedOn?: string;
}
