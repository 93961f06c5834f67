import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, Length, Matches } from 'class-validator';
import { MinorMunicipalityDto } from '../minors/index.js';

/** Taking charge: the municipality answers for the minor from a day on. */
export class ResponsibilityCreationDto {
  @ApiProperty({ description: 'ISTAT code: the actor’s own municipality, or the one to which it hands the minor over' })
  @Matches(/^\d{6}$/)
  readonly municipalityCode!: string;

  @ApiProperty({ format: 'date', description: 'First day of the charge' })
  @Matches(/^\d{4}-\d{2}-\d{2}$/)
  readonly from!: string;

  @ApiProperty({ minLength: 5, maxLength: 200, description: 'Deed or agreement it rests on' })
  @IsString()
  @Length(5, 200)
  readonly source!: string;

  @ApiPropertyOptional({ type: String, nullable: true, maxLength: 500, description: 'Why: needed to hand over' })
  @IsOptional()
  @IsString()
  @Length(5, 500)
  readonly reason?: string | null;
}

export class ResponsibilityDto {
  @ApiProperty({ type: MinorMunicipalityDto })
  readonly municipality!: MinorMunicipalityDto;
  @ApiProperty({ format: 'date' })
  readonly from!: string;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Excluded; null: in force' })
  readonly until!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly source!: string | null;
}

export class ResponsibilitiesDto {
  @ApiProperty({ type: [ResponsibilityDto], description: 'Newest first' })
  readonly items!: readonly ResponsibilityDto[];
  @ApiProperty({ description: 'Whether the reader may take charge' })
  readonly mayTake!: boolean;
  @ApiProperty({ description: 'Whether the reader may hand the minor over to another municipality' })
  readonly mayHandOver!: boolean;
  @ApiProperty({ type: MinorMunicipalityDto, nullable: true, description: 'The reader’s own municipality' })
  readonly own!: MinorMunicipalityDto | null;
}
