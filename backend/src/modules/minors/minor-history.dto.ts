import { ApiProperty } from '@nestjs/swagger';

const TEXT = { type: String, nullable: true } as const;

export const HISTORY_TABLES = [
  'minors',
  'minor_aliases',
  'minor_citizenships',
  'minor_documents',
  'minor_languages',
  'minor_contacts',
  'minor_relations',
  'minor_attachments',
  'integration_paths',
  'residence_permits',
  'minor_measures',
  'movements',
] as const;
export type HistoryTable = (typeof HISTORY_TABLES)[number];

/** One field before and after one change. */
export class HistoryEntryDto {
  @ApiProperty({ description: 'Entries of one change have the same number' })
  readonly changeId!: number;
  @ApiProperty({ format: 'date-time', description: 'Instant from which the change is known' })
  readonly at!: string;
  @ApiProperty({ ...TEXT, description: 'Name of the author; null: the system, or a person of another body' })
  readonly author!: string | null;
  @ApiProperty({ ...TEXT, description: 'Body for which the author acted; null: the system' })
  readonly organisation!: string | null;
  @ApiProperty(TEXT)
  readonly reason!: string | null;
  @ApiProperty({ enum: [...HISTORY_TABLES], enumName: 'HistoryTable' })
  readonly table!: HistoryTable;
  @ApiProperty({ description: 'Which row of the table' })
  readonly rowId!: number;
  @ApiProperty({ description: 'As in the record and the movements: birthDate, facility, onDate…' })
  readonly field!: string;
  @ApiProperty({ ...TEXT, description: 'Null: there was none' })
  readonly before!: string | null;
  @ApiProperty({ ...TEXT, description: 'Null: there is none any longer' })
  readonly after!: string | null;
}

export class HistoryDto {
  @ApiProperty({ type: [HistoryEntryDto], description: 'Newest first' })
  readonly items!: readonly HistoryEntryDto[];
}
