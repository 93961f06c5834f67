import { ApiProperty } from '@nestjs/swagger';
import { MINOR_QUEUES } from '../minors/index.js';

/** Queues of minors open the list with the same `queue`; the others open the page of their feature. */
export const WORK_QUEUES = [
  'opinions_to_admit',
  'opinions_to_assign',
  'opinions_mine',
  'opinions_to_decide',
  'opinions_near',
  'opinions_overdue',
  'transfers_to_accept',
  'nights',
  ...MINOR_QUEUES,
  'drafts',
] as const;
export type WorkQueue = (typeof WORK_QUEUES)[number];

export class WorkQueueDto {
  @ApiProperty({ enum: [...WORK_QUEUES], enumName: 'WorkQueue' })
  readonly queue!: WorkQueue;
  @ApiProperty({ description: 'How many wait' })
  readonly count!: number;
}

/** What a row of the scope is. */
export const PLACE_LEVELS = ['facility', 'households', 'municipality', 'region'] as const;
export type PlaceLevel = (typeof PLACE_LEVELS)[number];

/** A part of the scope, with who is present in it today. */
export class HomePlaceDto {
  @ApiProperty({ enum: [...PLACE_LEVELS], enumName: 'HomePlaceLevel' })
  readonly level!: PlaceLevel;
  @ApiProperty({
    description:
      'Facility code, ISTAT code or NUTS 2 code; of foster families and private households the ISTAT code of the municipality',
  })
  readonly code!: string;
  @ApiProperty()
  readonly name!: string;
  @ApiProperty({ description: 'Minors counted there today, in whatever place' })
  readonly present!: number;
  @ApiProperty({ description: 'Of those, in facilities' })
  readonly presentInFacilities!: number;
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Places that the open facilities declare today; null: none declared',
  })
  readonly places!: number | null;
}

export class HomeDto {
  @ApiProperty({ format: 'date' })
  readonly today!: string;
  @ApiProperty({ description: 'Minors counted today in the whole scope' })
  readonly present!: number;
  @ApiProperty({
    type: String,
    nullable: true,
    description: 'ISTAT code of the municipality whose page it is; null for other bodies',
  })
  readonly municipality!: string | null;
  @ApiProperty({ type: [WorkQueueDto] })
  readonly queues!: readonly WorkQueueDto[];
  @ApiProperty({ type: [HomePlaceDto] })
  readonly places!: readonly HomePlaceDto[];
}
