import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import { PARTIAL_DAY } from '../../domain/birth-date.js';
import { type Sex, SEXES } from '../../domain/codes.js';
import {
  MATCH_FIELDS,
  MATCH_NOTES,
  MATCH_VERDICTS,
  type MatchField,
  type MatchNote,
  type MatchVerdict,
} from '../../domain/possible-match.js';
import { MinorSummaryDto } from './minor-list.dto.js';

const TEXT = { type: String, nullable: true } as const;

/** What is known of a child, before he or she is registered. One of names, SIM code and CUI at least. */
export class PossibleMatchQueryDto {
  @ApiPropertyOptional({ ...TEXT, description: 'Or any name: order and spelling do not matter' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly familyName?: string | null;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly givenName?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'As far as it is known: 2010, 2010-05 or 2010-05-06' })
  @IsOptional()
  @Matches(PARTIAL_DAY)
  readonly birthDate?: string | null;

  @ApiPropertyOptional({ enum: [...SEXES.codes], enumName: 'Sex', nullable: true })
  @IsOptional()
  @IsIn([...SEXES.codes])
  readonly sex?: Sex | null;

  @ApiPropertyOptional({ ...TEXT, description: 'ISO 3166 alpha-3' })
  @IsOptional()
  @Matches(/^[A-Z]{3}$/)
  readonly citizenship?: string | null;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly simCode?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Codice unico individuo' })
  @IsOptional()
  @Matches(/^[A-Z0-9]{7}$/)
  readonly cui?: string | null;
}

export class FieldComparisonDto {
  @ApiProperty({ enum: [...MATCH_FIELDS], enumName: 'MatchField' })
  readonly field!: MatchField;
  @ApiProperty({ enum: [...MATCH_VERDICTS], enumName: 'MatchVerdict' })
  readonly verdict!: MatchVerdict;
  @ApiProperty({ enum: [...MATCH_NOTES], enumName: 'MatchNote', nullable: true })
  readonly note!: MatchNote | null;
}

/** A record within the caller's scope that may be the same child. */
export class PossibleMatchDto {
  @ApiProperty({ description: '0 to 1' })
  readonly likeness!: number;
  @ApiProperty({
    type: [FieldComparisonDto],
    description: 'What agrees and what differs; only what is known on both sides',
  })
  readonly fields!: readonly FieldComparisonDto[];
  @ApiProperty({ type: MinorSummaryDto })
  readonly minor!: MinorSummaryDto;
}

export class PossibleMatchesDto {
  @ApiProperty({ type: [PossibleMatchDto], description: 'The most like first, at most 20' })
  readonly items!: readonly PossibleMatchDto[];
  @ApiProperty({
    description:
      'A record that looks the same is outside the scope of the caller: ask the SIM desk, or the national look-up. Nothing else of it is said',
  })
  readonly elsewhere!: boolean;
}
