import { ApiExtraModels, ApiProperty, ApiPropertyOptional, getSchemaPath } from '@nestjs/swagger';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { PROTECTIONS } from '../../domain/disclosure/published-counts.js';
import type { PrintedNumber } from '../../domain/report/printed-numbers.js';
import type { ProtectedCell } from '../../domain/report/protect-tables.js';
import { REPORT_KINDS, type ReportKind } from '../../domain/report/report-kind.js';
import {
  type Measure,
  type Report,
  REPORT_SECTIONS,
  type ReportColumn,
  type ReportCommentary,
  type ReportCover,
  type ReportFigure,
  type ReportNote,
  type ReportNumbers,
  type ReportRow,
  type ReportSection,
  type ReportTable,
} from '../../domain/report/report-model.js';

const MEASURES: Measure[] = ['count', 'percent', 'change'];
export const KINDS = [...REPORT_KINDS];
const SECTIONS = [...REPORT_SECTIONS];
const BLOCKS = ['heading', 'paragraph', 'commentary', 'table', 'figure'] as const;
export const TERRITORY_KINDS = ['national', 'region', 'prefecture', 'municipality', 'facility'] as const;

export class PrintedNumberDto implements PrintedNumber {
  @ApiProperty({
    type: Number,
    nullable: true,
    description: 'Null where nothing can be computed, or the number is protected',
  })
  readonly value!: number | null;
  @ApiProperty({ description: 'As the report prints it' })
  readonly text!: string;
}

export class ReportColumnDto implements ReportColumn {
  @ApiProperty({ description: 'Names the number in its row' })
  readonly key!: string;
  @ApiProperty({ enum: MEASURES, enumName: 'ReportMeasure' })
  readonly measure!: Measure;
  @ApiProperty()
  readonly heading!: string;
}

@ApiExtraModels(PrintedNumberDto)
export class ReportRowDto implements ReportRow {
  @ApiProperty({ description: 'The code behind the label, or other, total' })
  readonly key!: string;
  @ApiProperty({ enum: ['item', 'other', 'total'], enumName: 'ReportRowRole' })
  readonly role!: ReportRow['role'];
  @ApiProperty()
  readonly label!: string;
  @ApiProperty({
    type: 'object',
    additionalProperties: { $ref: getSchemaPath(PrintedNumberDto) },
    description: 'By the key of the column',
  })
  readonly numbers!: ReportNumbers;
}

export class ReportTableDto implements ReportTable {
  @ApiProperty({ description: 'Stable name: citizenship, girls-region, …' })
  readonly id!: string;
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: SECTIONS, enumName: 'ReportSection' })
  readonly section!: ReportSection;
  @ApiProperty({ description: 'Short name' })
  readonly sheet!: string;
  @ApiProperty()
  readonly title!: string;
  @ApiProperty()
  readonly labelHeading!: string;
  @ApiProperty({ type: [ReportColumnDto] })
  readonly columns!: ReportColumnDto[];
  @ApiProperty({ type: [ReportRowDto] })
  readonly rows!: ReportRowDto[];
  @ApiPropertyOptional()
  readonly remark?: string;
}

export class ReportShapeDto {
  @ApiProperty({ enum: ['path', 'text'], enumName: 'ReportShapeKind' })
  readonly kind!: 'path' | 'text';
  @ApiPropertyOptional({ description: 'SVG path data' })
  readonly d?: string;
  @ApiPropertyOptional({ description: '#rrggbb' })
  readonly fill?: string;
  @ApiPropertyOptional({ description: '#rrggbb' })
  readonly stroke?: string;
  @ApiPropertyOptional()
  readonly lineWidth?: number;
  @ApiPropertyOptional()
  readonly x?: number;
  @ApiPropertyOptional({ description: 'Top of the line' })
  readonly y?: number;
  @ApiPropertyOptional()
  readonly text?: string;
  @ApiPropertyOptional()
  readonly size?: number;
  @ApiPropertyOptional({ enum: ['left', 'center', 'right'], enumName: 'ReportTextAlign' })
  readonly align?: 'left' | 'center' | 'right';
  @ApiPropertyOptional()
  readonly bold?: boolean;
}

export class ReportDrawingDto {
  @ApiProperty()
  readonly width!: number;
  @ApiProperty()
  readonly height!: number;
  @ApiProperty({ type: [ReportShapeDto] })
  readonly shapes!: readonly ReportShapeDto[];
}

export class ReportFigureDto implements ReportFigure {
  @ApiProperty()
  readonly id!: string;
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: ['bars', 'columns', 'line', 'map'], enumName: 'ReportFigureForm' })
  readonly form!: ReportFigure['form'];
  @ApiProperty()
  readonly title!: string;
  @ApiProperty({ description: 'What it shows, in words' })
  readonly alternative!: string;
  @ApiProperty({ description: 'The table with the same numbers' })
  readonly table!: string;
}

export class DrawnFigureDto extends ReportFigureDto {
  @ApiProperty({ type: ReportDrawingDto })
  readonly drawing!: ReportDrawingDto;
}

export class ReportCommentaryDto implements ReportCommentary {
  @ApiProperty({ type: 'integer', description: 'Version that the next one must name' })
  readonly id!: number;
  @ApiProperty()
  readonly text!: string;
  @ApiProperty()
  readonly author!: string;
  @ApiProperty({ format: 'date-time' })
  readonly writtenAt!: string;
}

export class ReportBlockDto {
  @ApiProperty({ enum: [...BLOCKS], enumName: 'ReportBlockType' })
  readonly type!: (typeof BLOCKS)[number];
  @ApiPropertyOptional({ type: 'integer', description: 'Of a heading' })
  readonly number?: number;
  @ApiPropertyOptional({ description: 'Of a heading or a paragraph' })
  readonly text?: string;
  @ApiPropertyOptional({ description: 'Of a paragraph' })
  readonly id?: string;
  @ApiPropertyOptional({ description: 'Of a commentary' })
  readonly section?: string;
  @ApiPropertyOptional({ description: 'Of a commentary' })
  readonly title?: string;
  @ApiPropertyOptional({ type: ReportCommentaryDto, nullable: true, description: 'Null while nobody has written it' })
  readonly commentary?: ReportCommentaryDto | null;
  @ApiPropertyOptional({ description: 'Name of the table shown here' })
  readonly table?: string;
  @ApiPropertyOptional({ description: 'Name of the figure shown here' })
  readonly figure?: string;
}

export class ReportNoteDto implements ReportNote {
  @ApiProperty({ type: String, nullable: true })
  readonly mark!: string | null;
  @ApiProperty()
  readonly text!: string;
}

export class ReportCoverDto implements ReportCover {
  @ApiProperty()
  readonly ministry!: string;
  @ApiProperty()
  readonly directorate!: string;
  @ApiProperty({ type: String, nullable: true })
  readonly division!: string | null;
  @ApiProperty()
  readonly title!: string;
  @ApiProperty({ type: String, nullable: true, description: 'Territory of the figures; null where they are national' })
  readonly territory!: string | null;
  @ApiProperty()
  readonly date!: string;
}

export class ReportTerritoryDto {
  @ApiProperty({ enum: [...TERRITORY_KINDS], enumName: 'ReportTerritoryKind' })
  readonly kind!: (typeof TERRITORY_KINDS)[number];
  @ApiProperty({ type: String, nullable: true })
  readonly code!: string | null;
  @ApiProperty()
  readonly name!: string;
}

export class ReportDocumentDto {
  @ApiProperty({ enum: KINDS, enumName: 'ReportKind' })
  readonly kind!: ReportKind;
  @ApiProperty({ example: '2017-S1', description: 'Month, half-year or quarter, by kind' })
  readonly period!: string;
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly knownAt!: string;
  @ApiProperty({ type: ReportTerritoryDto })
  readonly territory!: ReportTerritoryDto;
  @ApiProperty({ enum: ['full', 'public'], enumName: 'ReportVariant' })
  readonly variant!: Report['variant'];
  @ApiProperty({ type: ReportCoverDto })
  readonly cover!: ReportCoverDto;
  @ApiProperty({ type: [ReportTableDto] })
  readonly tables!: readonly ReportTable[];
  @ApiProperty({ type: [ReportFigureDto] })
  readonly figures!: readonly ReportFigure[];
  @ApiProperty({ type: [ReportBlockDto], description: 'The document in reading order' })
  readonly blocks!: readonly ReportBlockDto[];
  @ApiProperty({ type: [ReportNoteDto] })
  readonly notes!: readonly ReportNote[];
}

export class ProtectedCellDto implements ProtectedCell {
  @ApiProperty()
  readonly table!: string;
  @ApiProperty()
  readonly row!: string;
  @ApiProperty()
  readonly column!: string;
  @ApiProperty({
    enum: PROTECTIONS,
    enumName: 'ReportProtection',
    description:
      'primary: small itself; secondary: it would give away a small one; carried: an earlier publication hid the count of that day',
  })
  readonly protection!: ProtectedCell['protection'];
}

export class DrawnReportDto extends ReportDocumentDto {
  @ApiProperty({ type: [DrawnFigureDto], description: 'With their drawings' })
  declare readonly figures: readonly DrawnFigureDto[];
  @ApiProperty({
    type: [ProtectedCellDto],
    description: 'What the public version hides; for the office, with the full version only',
  })
  readonly protectedCells!: readonly ProtectedCellDto[];
  @ApiProperty({
    type: [String],
    description:
      'Hidden counts that can be worked out too closely whatever is hidden now, because of what left earlier: measure, days, codes',
  })
  readonly exposedCounts!: readonly string[];
}
