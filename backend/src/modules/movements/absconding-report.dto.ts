import { ApiProperty } from '@nestjs/swagger';
import { BIRTH_DATE_QUALITIES, type BirthDateQuality, type Sex, SEXES } from '../../domain/codes.js';

const TEXT = { type: String, nullable: true } as const;

/** What police and prosecutor need to look for a minor, and no more of the record. */
export class AbscondingReportDto {
  @ApiProperty({ description: 'Number of the report: year and key of the absconding' })
  readonly number!: string;
  @ApiProperty({ format: 'date-time', description: 'Instant of this copy' })
  readonly madeAt!: string;
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ type: [String], description: 'Other names and spellings' })
  readonly aliases!: readonly string[];
  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  readonly sex!: Sex;
  @ApiProperty({ format: 'date' })
  readonly birthDate!: string;
  @ApiProperty({ enum: [...BIRTH_DATE_QUALITIES.codes], enumName: 'BirthDateQuality' })
  readonly birthDateQuality!: BirthDateQuality;
  @ApiProperty({ description: 'Completed years on the day of the absconding' })
  readonly age!: number;
  @ApiProperty(TEXT)
  readonly birthPlace!: string | null;
  @ApiProperty({ type: [String], description: 'ISO 3166 alpha-3' })
  readonly citizenships!: readonly string[];
  @ApiProperty({ type: [String], description: 'ISO 639' })
  readonly languages!: readonly string[];
  @ApiProperty({ ...TEXT, description: 'Codice unico individuo: by it police recognise fingerprints' })
  readonly cui!: string | null;
  @ApiProperty({ format: 'date' })
  readonly abscondedOn!: string;
  @ApiProperty({ ...TEXT, description: 'Circumstances, as entered with the absconding' })
  readonly note!: string | null;
  @ApiProperty({ ...TEXT, description: 'Facility that was left' })
  readonly facilityName!: string | null;
  @ApiProperty(TEXT)
  readonly municipalityName!: string | null;
  @ApiProperty(TEXT)
  readonly province!: string | null;
  @ApiProperty({ ...TEXT, description: 'Since when the minor was there' })
  readonly since!: string | null;
  @ApiProperty({ format: 'date-time', description: 'When the absconding was entered' })
  readonly enteredAt!: string;
  @ApiProperty({ ...TEXT, description: 'Body that makes the report' })
  readonly reportingBody!: string | null;
  @ApiProperty({ ...TEXT, description: 'Person who makes the report' })
  readonly reporter!: string | null;
}
