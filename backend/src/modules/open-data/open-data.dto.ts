import { ApiProperty } from '@nestjs/swagger';
import type { OpenRelease } from '../../domain/open-data/open-release.js';
import {
  OPEN_DIMENSIONS,
  type OpenDimension,
  type OpenRow,
  type OpenTable,
} from '../../domain/open-data/open-table.js';
import { ReportDrawingDto } from '../reports/index.js';

export class OpenTextDto {
  @ApiProperty()
  readonly it!: string;
  @ApiProperty()
  readonly en!: string;
}

export class OpenReleaseDto implements OpenRelease {
  @ApiProperty({ example: '2026-10' })
  readonly month!: string;
  @ApiProperty({ type: 'integer' })
  readonly revision!: number;
  @ApiProperty({ format: 'date', description: 'Day of the census' })
  readonly on!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Why it was revised; null for the first' })
  readonly reason!: string | null;
  @ApiProperty({ format: 'date-time', description: 'Instant of the knowledge on which the figures rest' })
  readonly knownAt!: string;
  @ApiProperty({ format: 'date-time' })
  readonly publishedAt!: string;
  @ApiProperty({
    type: 'integer',
    nullable: true,
    description: 'Later revision of the month; null: this one is current',
  })
  readonly supersededBy!: number | null;
  @ApiProperty({ type: 'integer', description: 'Minors present and counted' })
  readonly total!: number;
}

export class OpenReleasesDto {
  @ApiProperty({ type: [OpenReleaseDto], description: 'The latest month first, and of a month the latest revision' })
  readonly releases!: readonly OpenReleaseDto[];
}

export class OpenRowDto implements OpenRow {
  @ApiProperty({ description: 'Code of the dimension; `other`: folded ones; `total`' })
  readonly code!: string;
  @ApiProperty({ type: OpenTextDto })
  readonly label!: OpenTextDto;
  @ApiProperty({ enum: ['item', 'other', 'total'], enumName: 'OpenRowRole' })
  readonly role!: OpenRow['role'];
  @ApiProperty({ type: 'integer', nullable: true })
  readonly value!: number | null;
  @ApiProperty({ description: 'Not published, to give no child away: not the same as zero' })
  readonly hidden!: boolean;
}

export class OpenTableDto implements OpenTable {
  @ApiProperty({ example: 'citizenship' })
  readonly code!: string;
  @ApiProperty({ type: OpenTextDto })
  readonly title!: OpenTextDto;
  @ApiProperty({ enum: [...OPEN_DIMENSIONS], enumName: 'OpenDimension' })
  readonly dimension!: OpenDimension;
  @ApiProperty({ description: 'Whether only girls are counted' })
  readonly girls!: boolean;
  @ApiProperty({ type: [OpenRowDto] })
  readonly rows!: readonly OpenRowDto[];
  @ApiProperty({ type: ReportDrawingDto, nullable: true, description: 'The map, of a table by region' })
  readonly drawing!: ReportDrawingDto | null;
}

export class OpenReleaseTablesDto extends OpenReleaseDto {
  @ApiProperty({ type: [OpenTableDto] })
  readonly tables!: readonly OpenTableDto[];
}
