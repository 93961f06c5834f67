import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsIn, IsOptional, IsString, Length, Matches, MaxLength, ValidateNested } from 'class-validator';
import {
  EXIT_REASONS,
  type ExitReason,
  MOVEMENT_KINDS,
  type MovementKind,
  PLACE_KINDS,
  type PlaceKind,
} from '../../domain/codes.js';
import { IdentityCreationDto } from '../minors/index.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const TEXT = { type: String, nullable: true } as const;

/** Where a stay is: a facility by its code, a household by the ISTAT code of its municipality. */
export class MovementPlaceDto {
  @ApiProperty({ enum: [...PLACE_KINDS.codes], enumName: 'PlaceKind' })
  @IsIn([...PLACE_KINDS.codes])
  readonly kind!: PlaceKind;

  @ApiPropertyOptional({ ...TEXT, description: 'For a facility only' })
  @IsOptional()
  @Matches(/^[A-Za-z0-9._/-]{1,30}$/)
  readonly facilityCode?: string | null;

  @ApiPropertyOptional({ ...TEXT, description: 'ISTAT code, for a household only' })
  @IsOptional()
  @Matches(/^\d{6}$/)
  readonly municipalityCode?: string | null;
}

/** What every movement says. */
class MovementFieldsDto {
  @ApiProperty({ enum: [...MOVEMENT_KINDS.codes], enumName: 'MovementKind' })
  @IsIn([...MOVEMENT_KINDS.codes])
  readonly kind!: MovementKind;

  @ApiProperty({ format: 'date' })
  @Matches(DAY)
  readonly onDate!: string;

  @ApiPropertyOptional({
    type: MovementPlaceDto,
    nullable: true,
    description: 'For a placement, a transfer and a finding',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MovementPlaceDto)
  readonly place?: MovementPlaceDto | null;

  @ApiPropertyOptional({
    enum: [...EXIT_REASONS.codes],
    enumName: 'ExitReason',
    nullable: true,
    description: 'For an exit',
  })
  @IsOptional()
  @IsIn([...EXIT_REASONS.codes])
  readonly exitReason?: ExitReason | null;

  @ApiPropertyOptional(TEXT)
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  readonly note?: string | null;
}

export class MovementCreationDto extends MovementFieldsDto {
  @ApiPropertyOptional({
    ...TEXT,
    description: 'Why it is entered late: needed beyond the days of grace of `entry_rules`',
    maxLength: 500,
  })
  @IsOptional()
  @IsString()
  @Length(5, 500)
  readonly reason?: string | null;
}

/** The whole movement as it should have been entered. */
export class MovementCorrectionDto extends MovementFieldsDto {
  @ApiProperty({ description: 'Why the movement is corrected: kept with the change', minLength: 5, maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;
}

export class MovementCancellationQuery {
  @ApiProperty({ description: 'Why the movement is cancelled: kept with the change', minLength: 5, maxLength: 500 })
  @IsString()
  @Length(5, 500)
  readonly reason!: string;
}

/** A new record: who the minor is and, when known already, the first place. */
export class MinorCreationDto extends IdentityCreationDto {
  @ApiPropertyOptional({
    type: MovementCreationDto,
    nullable: true,
    description: 'A first movement, entered in the same act',
  })
  @IsOptional()
  @ValidateNested()
  @Type(() => MovementCreationDto)
  readonly movement?: MovementCreationDto | null;
}
