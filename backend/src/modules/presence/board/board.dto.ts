import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { IsOptional, IsString, MaxLength } from 'class-validator';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import { FACILITY_KINDS, type FacilityKind } from '../../../domain/codes.js';
import { ROOM_SEX_RULES, type FreeFor, type RoomSexRule } from '../../../domain/room.js';
import type { SimCode } from '../../../domain/sim-code.js';
import { BedFindingDto } from '../beds/beds.dto.js';
import { PresenceFacilityDto } from '../presence.dto.js';
import { MISSING_DATA, type MissingDatum } from './board.repository.js';

const KINDS = [...FACILITY_KINDS.codes];
const DAY = { type: String, format: 'date' } as const;
const DAY_OR_NULL = { ...DAY, nullable: true } as const;

export class StayLimitDto {
  @ApiProperty({ type: 'integer', description: 'Days in the kind of facility, today counted' })
  readonly days!: number;
  @ApiProperty({ type: 'integer', description: 'Longest stay in days' })
  readonly limit!: number;
  @ApiProperty({ type: 'integer', description: 'With the extension that a measure may add' })
  readonly extended!: number;
  @ApiProperty({ type: 'integer', description: 'Days left after today; negative: over' })
  readonly left!: number;
  @ApiProperty({ type: String, format: 'date' })
  readonly lastDay!: CalendarDate;
  @ApiProperty({ description: 'The legal source of the limit' })
  readonly source!: string;
}

export class BoardMinorDto {
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty({ type: String, nullable: true })
  readonly familyName!: string | null;
  @ApiProperty({ type: String, nullable: true })
  readonly givenName!: string | null;
  @ApiProperty({ enum: ['M', 'F'], enumName: 'Sex' })
  readonly sex!: 'M' | 'F';
  @ApiProperty({ type: 'integer' })
  readonly age!: number;
  @ApiProperty({ type: String, format: 'date', description: 'First day of the stay' })
  readonly since!: CalendarDate;
  @ApiProperty({ type: 'integer', description: 'Days in this kind of facility, today counted' })
  readonly daysInKind!: number;
  @ApiProperty({ type: StayLimitDto, nullable: true, description: 'Null: the kind has no limit of days' })
  readonly limit!: StayLimitDto | null;
  @ApiProperty({ type: 'integer' })
  readonly daysToMajority!: number;
  @ApiProperty({ type: String, format: 'date', description: 'The 18th birthday' })
  readonly adultOn!: CalendarDate;
  @ApiProperty({ enum: [...MISSING_DATA], enumName: 'MissingDatum', isArray: true })
  readonly missing!: readonly MissingDatum[];
  @ApiProperty({ type: [String], description: 'SIM codes of brothers and sisters who sleep here too' })
  readonly siblings!: readonly SimCode[];
}

export class BoardSleeperDto {
  @ApiProperty({ type: 'integer' })
  readonly bed!: number;
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty({ type: [BedFindingDto], description: 'What a rule of the room says of this minor in it' })
  readonly findings!: readonly BedFindingDto[];
}

export class BoardRoomDto {
  @ApiProperty({ type: 'integer' })
  readonly id!: number;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ type: 'integer' })
  readonly beds!: number;
  @ApiProperty({ enum: [...ROOM_SEX_RULES], enumName: 'RoomSexRule' })
  readonly sexRule!: RoomSexRule;
  @ApiProperty({ type: 'integer' })
  readonly ageFrom!: number;
  @ApiProperty({ type: 'integer' })
  readonly ageTo!: number;
  @ApiProperty({ description: 'In use tonight; a room that is not is shown only when it opens again' })
  readonly open!: boolean;
  @ApiProperty({ ...DAY_OR_NULL, description: 'Of an open room: first night on which it no longer is' })
  readonly closesOn!: CalendarDate | null;
  @ApiProperty({ ...DAY_OR_NULL, description: 'Of a closed room: the next night in use' })
  readonly opensOn!: CalendarDate | null;
  @ApiProperty({ type: [BoardSleeperDto], description: 'By bed' })
  readonly sleepers!: readonly BoardSleeperDto[];
  @ApiProperty({ enum: [...ROOM_SEX_RULES, 'mixed'], enumName: 'FreeFor', description: 'For whom its free beds are' })
  readonly freeFor!: FreeFor;
}

export class FreeBedsDto {
  @ApiProperty({ enum: [...ROOM_SEX_RULES, 'mixed'], enumName: 'FreeFor' })
  readonly freeFor!: FreeFor;
  @ApiProperty({ type: 'integer' })
  readonly ageFrom!: number;
  @ApiProperty({ type: 'integer' })
  readonly ageTo!: number;
  @ApiProperty({ type: 'integer' })
  readonly beds!: number;
}

export class BedBalanceDto {
  @ApiProperty({ type: 'integer', description: 'Of those present, who has no bed' })
  readonly withoutBed!: number;
  @ApiProperty({ type: 'integer', description: 'Beds nobody sleeps in' })
  readonly freeBeds!: number;
  @ApiProperty({ type: 'integer', description: 'Children who can still come' })
  readonly freePlaces!: number;
  @ApiProperty({
    type: 'integer',
    description: 'Free beds that are no places: somebody present needs them, or the places of the facility are taken',
  })
  readonly shutBeds!: number;
  @ApiProperty({ type: 'integer', description: 'Beds of the rooms beyond the places of the facility' })
  readonly bedsBeyondPlaces!: number;
  @ApiProperty({ type: 'integer', description: 'Minors present beyond the places of the facility' })
  readonly overPlaces!: number;
}

export class ComingNightDto {
  @ApiProperty({ ...DAY, description: 'The night that begins on this day' })
  readonly night!: CalendarDate;
  @ApiProperty({ type: 'integer', description: 'By the register' })
  readonly certain!: number;
  @ApiProperty({ type: 'integer', description: 'With the moves proposed for a day up to it' })
  readonly expected!: number;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly places!: number | null;
}

export class ExpectedArrivalDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: the caller may not read the proposal' })
  readonly proposalId!: number | null;
  @ApiProperty({ enum: ['M', 'F'], enumName: 'Sex' })
  readonly sex!: 'M' | 'F';
  @ApiProperty({ type: 'integer' })
  readonly age!: number;
  @ApiProperty({ ...DAY_OR_NULL, description: 'Null: to be agreed' })
  readonly plannedOn!: CalendarDate | null;
  @ApiProperty({ type: 'integer', description: 'How many others the child travels with' })
  readonly others!: number;
}

export class ExpectedDepartureDto {
  @ApiProperty({ type: 'integer' })
  readonly proposalId!: number;
  @ApiProperty({ type: String })
  readonly simCode!: SimCode;
  @ApiProperty({ ...DAY_OR_NULL, description: 'Null: to be agreed' })
  readonly plannedOn!: CalendarDate | null;
  @ApiProperty({ type: String, nullable: true, description: 'Null: a household' })
  readonly facility!: string | null;
  @ApiProperty()
  readonly municipality!: string;
  @ApiProperty()
  readonly province!: string;
}

export class BoardDto {
  @ApiProperty({ type: PresenceFacilityDto })
  readonly facility!: PresenceFacilityDto;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Null: no places are declared for the day' })
  readonly places!: number | null;
  @ApiProperty({ type: 'integer', description: 'By the rule of the census' })
  readonly present!: number;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Youngest age that the kind admits' })
  readonly minimumAge!: number | null;
  @ApiProperty({ type: [BoardMinorDto], description: 'By name' })
  readonly minors!: readonly BoardMinorDto[];
  @ApiProperty({ description: 'The caller keeps the rooms and gives the beds' })
  readonly writable!: boolean;
  @ApiProperty({ type: [BoardRoomDto], description: 'By name' })
  readonly rooms!: readonly BoardRoomDto[];
  @ApiProperty({ type: [String], description: 'SIM codes of those present who have no bed, by name' })
  readonly withoutBed!: readonly SimCode[];
  @ApiProperty({ type: BedBalanceDto })
  readonly balance!: BedBalanceDto;
  @ApiProperty({ type: [FreeBedsDto], description: 'Free beds by sex and age' })
  readonly freeBeds!: readonly FreeBedsDto[];
  @ApiProperty({ type: [ComingNightDto], description: 'Tonight and tomorrow' })
  readonly nights!: readonly ComingNightDto[];
  @ApiProperty({ type: [ExpectedArrivalDto], description: 'Open proposals to the facility, by planned day' })
  readonly arrivals!: readonly ExpectedArrivalDto[];
  @ApiProperty({ type: [ExpectedDepartureDto], description: 'Open proposals from the facility, by planned day' })
  readonly departures!: readonly ExpectedDepartureDto[];
}

export class OwnFacilitiesQuery {
  @ApiPropertyOptional({ description: 'Part of the name, the whole code, or the beginning of the municipality' })
  @IsOptional()
  @IsString()
  @MaxLength(100)
  readonly query?: string;
}

export class OwnFacilityDto {
  @ApiProperty()
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ enum: KINDS, enumName: 'FacilityKind' })
  readonly kind!: FacilityKind;
  @ApiProperty()
  readonly municipality!: string;
  @ApiProperty()
  readonly province!: string;
  @ApiProperty({ type: 'integer', nullable: true })
  readonly places!: number | null;
  @ApiProperty({ type: 'integer' })
  readonly present!: number;
  @ApiProperty({ description: 'The last night is confirmed' })
  readonly confirmed!: boolean;
}

export class OwnFacilitiesDto {
  @ApiProperty({ type: [OwnFacilityDto], description: 'By name, 50 at most' })
  readonly items!: readonly OwnFacilityDto[];
  @ApiProperty({ description: 'There are more than those listed' })
  readonly more!: boolean;
}
