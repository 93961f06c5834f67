import { ApiProperty } from '@nestjs/swagger';
import {
  BIRTH_DATE_QUALITIES,
  type BirthDateQuality,
  ENTRY_MODES,
  type EntryMode,
  EXIT_REASONS,
  type ExitReason,
  FACILITY_KINDS,
  type FacilityKind,
  MINOR_STATES,
  type MinorState,
  MOVEMENT_KINDS,
  type MovementKind,
  PLACE_KINDS,
  type PlaceKind,
  type Sex,
  SEXES,
} from '../../domain/codes.js';
import { COMPLETENESS_ITEMS, type CompletenessItem } from '../../domain/completeness.js';
import type { FacilityFindingCode } from '../../domain/facility-rule.js';
import type { ClosedStep } from '../../domain/movement.js';
import { ContactDto, RecordAlertDto, RelationDto } from './minor-details.dto.js';
import { AliasDto, IdentityDocumentDto } from './minor-identity.dto.js';

const TEXT = { type: String, nullable: true } as const;
const DATE = { ...TEXT, format: 'date' } as const;
const CLOSED_STEPS: ClosedStep[] = [
  'not_placed',
  'already_placed',
  'already_absconded',
  'not_absconded',
  'already_left',
  'of_age',
  'needs_proposal',
];
const WARNINGS: FacilityFindingCode[] = [
  'facility_closed',
  'below_minimum_age',
  'facility_full',
  'beyond_maximum_days',
];

export class MinorMunicipalityDto {
  @ApiProperty()
  readonly istatCode!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ description: 'Two letters' })
  readonly province!: string;
}

/** Where a stay is. */
export class PlaceDto {
  @ApiProperty({ enum: [...PLACE_KINDS.codes], enumName: 'PlaceKind' })
  readonly kind!: PlaceKind;
  @ApiProperty(TEXT)
  readonly facilityCode!: string | null;
  @ApiProperty(TEXT)
  readonly facilityName!: string | null;
  @ApiProperty({ enum: [...FACILITY_KINDS.codes], enumName: 'FacilityKind', nullable: true })
  readonly facilityKind!: FacilityKind | null;
  @ApiProperty({ description: 'ISTAT code' })
  readonly municipalityCode!: string;
  @ApiProperty()
  readonly municipalityName!: string;
  @ApiProperty({ description: 'Two letters' })
  readonly province!: string;
  @ApiProperty({ description: 'NUTS 2 code' })
  readonly regionCode!: string;
  @ApiProperty()
  readonly regionName!: string;
  @ApiProperty({ format: 'date', description: 'First day of the stay' })
  readonly since!: string;
}

export class MovementDto {
  @ApiProperty()
  readonly id!: number;
  @ApiProperty({ description: 'Order of entry' })
  readonly sequence!: number;
  @ApiProperty({ enum: [...MOVEMENT_KINDS.codes], enumName: 'MovementKind' })
  readonly kind!: MovementKind;
  @ApiProperty({ format: 'date' })
  readonly onDate!: string;
  @ApiProperty({ ...DATE, description: 'Day of the next movement; null: the last one' })
  readonly until!: string | null;
  @ApiProperty({ type: PlaceDto, nullable: true, description: 'Null for an absconding or an exit' })
  readonly place!: PlaceDto | null;
  @ApiProperty({ enum: [...EXIT_REASONS.codes], enumName: 'ExitReason', nullable: true })
  readonly exitReason!: ExitReason | null;
  @ApiProperty(TEXT)
  readonly note!: string | null;
  @ApiProperty({ format: 'date-time' })
  readonly recordedAt!: string;
  @ApiProperty({
    type: Number,
    nullable: true,
    description:
      'Days from the movement to the day, in Rome, on which a person entered it; null: it came with an import',
  })
  readonly lateDays!: number | null;
}

export class OpenStepDto {
  @ApiProperty({ enum: [...MOVEMENT_KINDS.codes], enumName: 'MovementKind' })
  readonly step!: MovementKind;
  @ApiProperty()
  readonly open!: boolean;
  @ApiProperty({ enum: CLOSED_STEPS, enumName: 'ClosedStep', nullable: true, description: 'Why it is closed' })
  readonly why!: ClosedStep | null;
}

/** A limit of a facility's kind that the movement just entered goes beyond; it was accepted. */
export class MovementWarningDto {
  @ApiProperty({ enum: WARNINGS, enumName: 'MovementWarningCode' })
  readonly code!: FacilityFindingCode;
  @ApiProperty({
    type: 'object',
    additionalProperties: { type: 'number' },
    description: 'Figures for the sentence, e.g. limit and value',
  })
  readonly facts!: Readonly<Record<string, number>>;
  @ApiProperty({ description: 'Article of law' })
  readonly source!: string;
}

export class MissingItemDto {
  @ApiProperty({ enum: [...COMPLETENESS_ITEMS], enumName: 'CompletenessItem' })
  readonly item!: CompletenessItem;
  @ApiProperty({ description: 'A record that lacks an essential item is incomplete' })
  readonly essential!: boolean;
  @ApiProperty({ ...DATE, description: 'Day by which it is due; null where no text sets one' })
  readonly due!: string | null;
  @ApiProperty({ description: 'Article of law that asks for it' })
  readonly source!: string;
}

/** How much of a record is there, and what is missing. */
export class CompletenessDto {
  @ApiProperty({ minimum: 0, maximum: 100 })
  readonly percent!: number;
  @ApiProperty({ type: [MissingItemDto], description: 'The essential first' })
  readonly missing!: readonly MissingItemDto[];
}

/** A minor's record, as far as the reader may see it. */
export class MinorRecordDto {
  @ApiProperty({ description: 'Eight symbols; people see them as XXXX-XXXX' })
  readonly simCode!: string;
  @ApiProperty(TEXT)
  readonly familyName!: string | null;
  @ApiProperty(TEXT)
  readonly givenName!: string | null;
  @ApiProperty({ type: [AliasDto] })
  readonly aliases!: readonly AliasDto[];
  @ApiProperty({ enum: [...SEXES.codes], enumName: 'Sex' })
  readonly sex!: Sex;
  @ApiProperty({ format: 'date' })
  readonly birthDate!: string;
  @ApiProperty({ enum: [...BIRTH_DATE_QUALITIES.codes], enumName: 'BirthDateQuality' })
  readonly birthDateQuality!: BirthDateQuality;
  @ApiProperty(TEXT)
  readonly birthPlace!: string | null;
  @ApiProperty({ ...TEXT, description: 'ISO 3166 alpha-3' })
  readonly birthCountry!: string | null;
  @ApiProperty({ type: [String], description: 'ISO 3166 alpha-3; the first counts in the figures' })
  readonly citizenships!: readonly string[];
  @ApiProperty(TEXT)
  readonly cui!: string | null;
  @ApiProperty(TEXT)
  readonly taxCode!: string | null;
  @ApiProperty({ type: [IdentityDocumentDto] })
  readonly documents!: readonly IdentityDocumentDto[];
  @ApiProperty({ type: [String] })
  readonly languages!: readonly string[];
  @ApiProperty(DATE)
  readonly enteredOn!: string | null;
  @ApiProperty({ enum: [...ENTRY_MODES.codes], enumName: 'EntryMode', nullable: true })
  readonly entryMode!: EntryMode | null;
  @ApiProperty({ type: MinorMunicipalityDto, nullable: true })
  readonly entryMunicipality!: MinorMunicipalityDto | null;
  @ApiProperty({ format: 'date' })
  readonly reportedOn!: string;
  @ApiProperty(TEXT)
  readonly reportingBody!: string | null;
  @ApiProperty({
    type: MinorMunicipalityDto,
    nullable: true,
    description: 'In charge of the minor; null also for a reader that is no longer',
  })
  readonly responsibleMunicipality!: MinorMunicipalityDto | null;
  @ApiProperty({ ...TEXT, description: 'Code in the exchange files' })
  readonly exchangeCode!: string | null;
  @ApiProperty({
    enum: [...MINOR_STATES.codes],
    enumName: 'MinorState',
    nullable: true,
    description: 'Null: the minor is elsewhere, and where is not for the reader to know',
  })
  readonly state!: MinorState | null;
  @ApiProperty({ description: 'Completed years today' })
  readonly age!: number;
  @ApiProperty({ description: 'Days left before the 18th birthday; zero or less: of age' })
  readonly daysToMajority!: number;
  @ApiProperty({ format: 'date', description: 'The 18th birthday' })
  readonly adultOn!: string;
  @ApiProperty({ description: 'Counted today: in a stay and not yet 18' })
  readonly present!: boolean;
  @ApiProperty({ type: PlaceDto, nullable: true })
  readonly currentPlace!: PlaceDto | null;
  @ApiProperty({
    type: [MovementDto],
    description: 'In order of day; those elsewhere are left out for a body that is no longer in charge',
  })
  readonly movements!: readonly MovementDto[];
  @ApiProperty({ type: [ContactDto], description: 'Those in the role first, the guardian before the others' })
  readonly contacts!: readonly ContactDto[];
  @ApiProperty({ type: [RelationDto], description: 'Minors who belong together: whoever moves one should know' })
  readonly relations!: readonly RelationDto[];
  @ApiProperty({ type: Number, nullable: true, description: 'Attachment with the photograph to show' })
  readonly photoId!: number | null;
  @ApiProperty({ type: [RecordAlertDto], description: 'Urgent first; empty for a reader that is not in charge' })
  readonly alerts!: readonly RecordAlertDto[];
  @ApiProperty({ type: [OpenStepDto], description: 'Empty when the reader may not change the record' })
  readonly openSteps!: readonly OpenStepDto[];
  @ApiProperty({ description: 'Whether the reader is in charge of the minor, and so sees all movements' })
  readonly inCharge!: boolean;
  @ApiProperty({ description: 'Whether the reader may change the record' })
  readonly writable!: boolean;
  @ApiProperty({ type: CompletenessDto, nullable: true, description: 'Null for a reader that is no longer in charge' })
  readonly completeness!: CompletenessDto | null;
  @ApiProperty({ type: [MovementWarningDto], description: 'Of the movement just entered; empty when only read' })
  readonly warnings!: readonly MovementWarningDto[];
}
