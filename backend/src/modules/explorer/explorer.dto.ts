import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
  ValidateNested,
} from 'class-validator';
import {
  EXPLORER_DIMENSIONS,
  EXPLORER_MEASURES,
  type ExplorerDimension,
  type ExplorerMeasure,
} from '../../domain/explorer/catalogue.js';
import { MinorSummaryDto } from '../minors/index.js';
import { DRAWING_LANGUAGES, type DrawingLanguage, ReportDrawingDto } from '../reports/index.js';
import { EXPLORER_FORMS, type ExplorerForm } from './explorer-form.js';

const DIMENSION = { enum: [...EXPLORER_DIMENSIONS], enumName: 'ExplorerDimension' } as const;
const CODE_FORM = /^[A-Za-z0-9_+-]{1,40}$/;
const MOST_CODES = 250;

export class ExplorerFilterDto {
  @ApiProperty(DIMENSION)
  @IsIn([...EXPLORER_DIMENSIONS])
  readonly dimension!: ExplorerDimension;

  @ApiProperty({ type: [String], description: 'Codes of the dimension; `unknown`: what the register does not say' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(MOST_CODES)
  @Matches(CODE_FORM, { each: true })
  readonly codes!: readonly string[];
}

export class ExplorerQuestionDto {
  @ApiProperty({ enum: [...EXPLORER_MEASURES], enumName: 'ExplorerMeasure' })
  @IsIn([...EXPLORER_MEASURES])
  readonly measure!: ExplorerMeasure;

  @ApiProperty({ ...DIMENSION, isArray: true, maxItems: 2 })
  @IsArray()
  @ArrayMaxSize(2)
  @IsIn([...EXPLORER_DIMENSIONS], { each: true })
  readonly rows!: readonly ExplorerDimension[];

  @ApiProperty({ ...DIMENSION, isArray: true, maxItems: 1 })
  @IsArray()
  @ArrayMaxSize(1)
  @IsIn([...EXPLORER_DIMENSIONS], { each: true })
  readonly columns!: readonly ExplorerDimension[];

  @ApiProperty({ type: [ExplorerFilterDto], maxItems: 8 })
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => ExplorerFilterDto)
  readonly filters!: readonly ExplorerFilterDto[];

  @ApiPropertyOptional({ format: 'date', description: 'First day; needed by flows and by series' })
  @IsOptional()
  @IsString()
  @MaxLength(10)
  readonly from?: string;

  @ApiProperty({ format: 'date', description: 'Last day, counted; without a series a state is that of this day' })
  @IsString()
  @MaxLength(10)
  readonly to!: string;

  @ApiPropertyOptional({ description: 'Instant with a zone: as known then; missing: now' })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  readonly knownAt?: string;
}

export class ExplorerFormQuery {
  @ApiPropertyOptional({ enum: [...EXPLORER_FORMS], enumName: 'ExplorerForm', default: 'table' })
  @IsOptional()
  @IsIn([...EXPLORER_FORMS])
  readonly form?: ExplorerForm;

  @ApiPropertyOptional({ enum: [...DRAWING_LANGUAGES], enumName: 'DrawingLanguage', default: 'it' })
  @IsOptional()
  @IsIn([...DRAWING_LANGUAGES])
  readonly language?: DrawingLanguage;
}

export class ExplorerExportDto {
  @ApiProperty({ type: ExplorerQuestionDto })
  @ValidateNested()
  @Type(() => ExplorerQuestionDto)
  readonly question!: ExplorerQuestionDto;

  @ApiProperty({ enum: ['csv', 'xlsx', 'json'], enumName: 'ExplorerFormat' })
  @IsIn(['csv', 'xlsx', 'json'])
  readonly format!: 'csv' | 'xlsx' | 'json';

  @ApiProperty({ description: 'The file leaves the office: small counts are protected' })
  @IsBoolean()
  readonly outside!: boolean;
}

export class ExplorerListDto {
  @ApiProperty({ type: ExplorerQuestionDto })
  @ValidateNested()
  @Type(() => ExplorerQuestionDto)
  readonly question!: ExplorerQuestionDto;

  @ApiProperty({ type: [ExplorerFilterDto], description: 'The codes of the cell; a dimension left out: its total' })
  @IsArray()
  @ArrayMaxSize(3)
  @ValidateNested({ each: true })
  @Type(() => ExplorerFilterDto)
  readonly cell!: readonly ExplorerFilterDto[];

  @ApiPropertyOptional()
  @IsOptional()
  @IsString()
  @MaxLength(400)
  readonly cursor?: string;

  @ApiPropertyOptional({ type: 'integer', minimum: 1, maximum: 100, default: 25 })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(100)
  readonly limit?: number;
}

export class ExplorerLabelDto {
  @ApiProperty({ type: [String] })
  readonly codes!: readonly string[];
  @ApiProperty({ type: [String], description: 'Italian' })
  readonly it!: readonly string[];
  @ApiProperty({ type: [String], description: 'English' })
  readonly en!: readonly string[];
}

export class ProtectedExplorerCellDto {
  @ApiProperty({ type: 'integer', nullable: true, description: 'Place of the row; null: the total of the rows' })
  readonly row!: number | null;
  @ApiProperty({ type: 'integer', nullable: true, description: 'Place of the column; null: the total of the columns' })
  readonly column!: number | null;
  @ApiProperty({
    enum: ['primary', 'secondary'],
    enumName: 'Protection',
    description: 'primary: itself small; secondary: it would give away one that is',
  })
  readonly protection!: 'primary' | 'secondary';
}

const NUMBER = { type: 'number', nullable: true } as const;

export class ExplorerTableDto {
  @ApiProperty({ type: ExplorerQuestionDto })
  readonly question!: ExplorerQuestionDto;
  @ApiProperty({ format: 'date-time', description: 'The instant of knowledge' })
  readonly knownAt!: string;
  @ApiProperty({ enum: ['minors', 'events', 'nights', 'days', 'places', 'percent'], enumName: 'ExplorerUnit' })
  readonly unit!: 'minors' | 'events' | 'nights' | 'days' | 'places' | 'percent';
  @ApiProperty({ type: [ExplorerLabelDto] })
  readonly rows!: readonly ExplorerLabelDto[];
  @ApiProperty({ type: [ExplorerLabelDto] })
  readonly columns!: readonly ExplorerLabelDto[];
  @ApiProperty({
    type: 'array',
    items: { type: 'array', items: NUMBER },
    description: 'A line for each row; null: nothing to count',
  })
  readonly cells!: readonly (readonly (number | null)[])[];
  @ApiProperty({ type: 'array', items: NUMBER, nullable: true })
  readonly rowTotals!: readonly (number | null)[] | null;
  @ApiProperty({ type: 'array', items: NUMBER, nullable: true })
  readonly columnTotals!: readonly (number | null)[] | null;
  @ApiProperty(NUMBER)
  readonly total!: number | null;
  @ApiProperty({ description: 'Whether minors stand behind the figures, who can be listed' })
  readonly listed!: boolean;
  @ApiProperty({
    enum: ['protected', 'open', 'inside_only', 'too_large'],
    enumName: 'ExplorerOutside',
    description: 'Whether the table may leave the office, and how',
  })
  readonly outside!: 'protected' | 'open' | 'inside_only' | 'too_large';
}

export class DrawnExplorerTableDto extends ExplorerTableDto {
  @ApiProperty({
    type: ReportDrawingDto,
    nullable: true,
    description: 'Null: no picture was asked for, or the form cannot show the rows',
  })
  readonly drawing!: ReportDrawingDto | null;
}

export class ExplorerProtectionDto {
  @ApiProperty({ type: 'integer', description: 'Counts from 1 to one less than this are hidden' })
  readonly below!: number;
  @ApiProperty({ type: [ProtectedExplorerCellDto] })
  readonly cells!: readonly ProtectedExplorerCellDto[];
}

export class ExplorerMinorsDto {
  @ApiProperty({ type: [MinorSummaryDto], description: 'Those whom the reader may see' })
  readonly items!: readonly MinorSummaryDto[];
  @ApiProperty({ type: String, nullable: true })
  readonly nextCursor!: string | null;
  @ApiProperty({ type: 'integer', description: 'Minors behind the figure' })
  readonly total!: number;
  @ApiProperty({ type: 'integer', description: 'Of this page, those whom the reader may no longer see' })
  readonly hidden!: number;
}
