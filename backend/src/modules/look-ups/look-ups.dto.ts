import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import { type Sex, SEXES } from '../../domain/codes.js';
import { MovementPlaceDto } from '../movements/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TEXT = { type: String, nullable: true } as const;

export const LOOK_UP_PURPOSES = ['found_again'] as const;
export type LookUpPurpose = (typeof LOOK_UP_PURPOSES)[number];

/** Either the SIM code, or a name with the birth date. */
export class LookUpCreationDto {
  @ApiProperty({ enum: [...LOOK_UP_PURPOSES], enumName: 'LookUpPurpose' })
  @IsIn([...LOOK_UP_PURPOSES])
  readonly purpose!: LookUpPurpose;

  @ApiProperty({ minLength: 5, maxLength: 500, description: 'Circumstances of the finding: kept in the trail' })
  @IsString()
  @Length(5, 500)
  readonly note!: string;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(20)
  readonly simCode?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'Family and given name, in any order' })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  readonly name?: string | null;

  @ApiPropertyOptional({ ...TEXT, format: 'date' })
  @IsOptional()
  @Matches(DAY)
  readonly birthDate?: string | null;
}

/** What is needed to return the child, and nothing else of the record. */
export class LookedUpMinorDto {
  @ApiProperty()
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  readonly sex!: Sex;
  @ApiProperty({ format: 'date' })
  readonly birthDate!: string;
  @ApiProperty()
  readonly age!: number;
  @ApiProperty({ format: 'date' })
  readonly abscondedOn!: string;
  @ApiProperty({ ...TEXT, description: 'Facility that was left' })
  readonly facilityName!: string | null;
  @ApiProperty(TEXT)
  readonly municipalityName!: string | null;
  @ApiProperty({ ...TEXT, description: 'Two letters' })
  readonly province!: string | null;
  @ApiProperty({
    type: [String],
    description: 'Bodies to call: the facility’s managing body, the municipality in charge',
  })
  readonly contacts!: readonly string[];
}

export class LookUpDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ type: [LookedUpMinorDto], description: 'Only minors who have absconded' })
  readonly items!: readonly LookedUpMinorDto[];
}

export class FindingCreationDto {
  @ApiProperty()
  @IsString()
  @MaxLength(20)
  readonly simCode!: string;

  @ApiProperty({ format: 'date' })
  @Matches(DAY)
  readonly onDate!: string;

  @ApiProperty({
    type: MovementPlaceDto,
    description: 'Where the finder takes the minor in: its own facility or municipality',
  })
  @ValidateNested()
  @Type(() => MovementPlaceDto)
  readonly place!: MovementPlaceDto;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string | null;

  @ApiPropertyOptional({ ...TEXT, maxLength: 500, description: 'Why it is entered late' })
  @IsOptional()
  @IsString()
  @Length(5, 500)
  readonly reason?: string | null;
}
