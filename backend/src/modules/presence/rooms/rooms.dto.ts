import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Transform } from 'class-transformer';
import { IsBoolean, IsIn, IsInt, IsOptional, IsString, Length, Matches, Max, Min } from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { ROOM_SEX_RULES, type RoomSexRule } from '../../../domain/room.js';
import { PresenceFacilityDto } from '../presence.dto.js';

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const SEX_RULES = [...ROOM_SEX_RULES];
const MOST_BEDS = 60;
const OLDEST = 17;

const trimmed = ({ value }: { value: unknown }): unknown => (typeof value === 'string' ? value.trim() : value);

export class RoomChangeDto {
  @ApiProperty({ minLength: 1, maxLength: 60, description: 'What the people of the facility call it' })
  @Transform(trimmed)
  @IsString()
  @Length(1, 60)
  readonly name!: string;
  @ApiProperty({ type: 'integer', minimum: 1, maximum: MOST_BEDS })
  @IsInt()
  @Min(1)
  @Max(MOST_BEDS)
  readonly beds!: number;
  @ApiProperty({ enum: SEX_RULES, enumName: 'RoomSexRule', description: '`any`: for whoever sleeps there first' })
  @IsIn(SEX_RULES)
  readonly sexRule!: RoomSexRule;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: OLDEST, description: 'Youngest age, completed years' })
  @IsInt()
  @Min(0)
  @Max(OLDEST)
  readonly ageFrom!: number;
  @ApiProperty({ type: 'integer', minimum: 0, maximum: OLDEST, description: 'Oldest age, completed years, counted' })
  @IsInt()
  @Min(0)
  @Max(OLDEST)
  readonly ageTo!: number;
}

export class NewRoomDto extends RoomChangeDto {
  @ApiProperty({ format: 'date', description: 'First night on which it is in use' })
  @Matches(DAY)
  readonly openFrom!: string;
}

export class RoomClosingDto {
  @ApiProperty({ format: 'date', description: 'First night on which it is no longer in use; today or later' })
  @Matches(DAY)
  readonly from!: string;
  @ApiPropertyOptional({
    description: 'Whoever sleeps there from that night on is left without a bed; without it that is refused',
  })
  @IsOptional()
  @IsBoolean()
  readonly freeBeds?: boolean;
}

export class RoomReopeningDto {
  @ApiProperty({ format: 'date', description: 'First night on which it is in use again; today or later' })
  @Matches(DAY)
  readonly from!: string;
}

export class RoomDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: 'integer' })
  readonly beds!: number;
  @ApiProperty({ enum: SEX_RULES, enumName: 'RoomSexRule' })
  readonly sexRule!: RoomSexRule;
  @ApiProperty({ type: 'integer' })
  readonly ageFrom!: number;
  @ApiProperty({ type: 'integer' })
  readonly ageTo!: number;
  @ApiProperty({ description: 'In use tonight' })
  readonly open!: boolean;
  @ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    description: 'Of an open room: first night on which it no longer is',
  })
  readonly closesOn!: CalendarDate | null;
  @ApiProperty({ type: String, format: 'date', nullable: true, description: 'Of a closed room: the next night in use' })
  readonly opensOn!: CalendarDate | null;
  @ApiProperty({
    type: 'integer',
    description: 'Minors who sleep there tonight or have a bed there from a later night on',
  })
  readonly inUse!: number;
}

export class RoomsDto {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ description: 'The caller keeps these rooms' })
  readonly writable!: boolean;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Places of the facility today; null: none are declared',
  })
  readonly places!: number | null;
  @ApiProperty({ type: 'integer', description: 'Beds of the rooms in use tonight' })
  readonly beds!: number;
  @ApiProperty({ type: 'integer', description: 'Beds beyond the places of the facility: they are no places' })
  readonly bedsBeyondPlaces!: number;
  @ApiProperty({ type: [RoomDto], description: 'By name, those in use first' })
  readonly items!: readonly RoomDto[];
}
