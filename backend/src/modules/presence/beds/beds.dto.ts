import { ApiProperty } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsInt,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';

const MOST_CHANGES = 200;
const MOST_BEDS = 60;
/** What `bedFindings` says, and that somebody sleeps there. */
const FINDINGS = ['room_closed', 'room_of_other_sex', 'outside_room_age'] as const;
const EFFECTS = ['warn', 'refuse'] as const;

export class BedChangeDto {
  @ApiProperty({ description: 'SIM code of a minor who sleeps in the facility tonight' })
  @IsString()
  @MaxLength(20)
  readonly simCode!: string;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: without a bed from tonight on' })
  @ValidateIf((_, value) => value !== null)
  @IsInt()
  @Min(1)
  readonly roomId!: number | null;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    minimum: 1,
    maximum: MOST_BEDS,
    description: 'Null where `roomId` is',
  })
  @ValidateIf(({ roomId }: BedChangeDto, value) => roomId !== null || value !== null)
  @IsInt()
  @Min(1)
  @Max(MOST_BEDS)
  readonly bed!: number | null;
}

export class BedChangesDto {
  @ApiProperty({ type: [BedChangeDto], description: 'All or none: two children who change beds are two changes' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CHANGES)
  @ValidateNested({ each: true })
  @Type(() => BedChangeDto)
  readonly changes!: readonly BedChangeDto[];
}

export class BedFindingDto {
  @ApiProperty({ enum: [...FINDINGS], enumName: 'BedFindingCode' })
  readonly code!: (typeof FINDINGS)[number];
  @ApiProperty({ enum: [...EFFECTS], enumName: 'BedFindingEffect', description: '`refuse`: nobody may' })
  readonly effect!: (typeof EFFECTS)[number];
}

export class RoomChoiceDto {
  @ApiProperty({ type: 'integer' })
  readonly roomId!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: [Number], description: 'Beds nobody sleeps in tonight' })
  readonly freeBeds!: readonly number[];
  @ApiProperty({ type: [BedFindingDto], description: 'What speaks against the room for this minor' })
  readonly findings!: readonly BedFindingDto[];
}

export class BedChoicesDto {
  @ApiProperty({ type: [RoomChoiceDto], description: 'First the rooms with a free bed and nothing against them' })
  readonly items!: readonly RoomChoiceDto[];
}
