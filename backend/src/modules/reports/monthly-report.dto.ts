import { ApiExtraModels, ApiProperty, ApiPropertyOptional } from '@nestjs/swagger';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Month } from '../../domain/period.js';
import type { PrintedNumber } from '../../domain/report/printed-numbers.js';
import type {
  Measure,
  Report,
  ReportColumn,
  ReportCover,
  ReportNote,
  ReportRow,
  ReportTable,
} from '../../domain/report/report-model.js';

const MEASURES: Measure[] = ['count', 'percent', 'change'];

export class PrintedNumberDto implements PrintedNumber {
  @ApiProperty({ type: Number, nullable: true, description: 'Null where nothing can be computed' })
  readonly value!: number | null;
  @ApiProperty({ description: 'As the report prints it' })
  readonly text!: string;
}

export class ReportColumnDto implements ReportColumn {
  @ApiProperty({ enum: MEASURES, enumName: 'ReportMeasure' })
  readonly measure!: Measure;
  @ApiProperty()
  readonly heading!: string;
}

export class ReportNumbersDto {
  @ApiPropertyOptional({ type: PrintedNumberDto })
  readonly count?: PrintedNumberDto;
  @ApiPropertyOptional({ type: PrintedNumberDto })
  readonly percent?: PrintedNumberDto;
  @ApiPropertyOptional({ type: PrintedNumberDto })
  readonly change?: PrintedNumberDto;
}

export class ReportRowDto implements ReportRow {
  @ApiProperty({ description: 'The code behind the label, or other, total' })
  readonly key!: string;
  @ApiProperty({ enum: ['item', 'other', 'total'], enumName: 'ReportRowRole' })
  readonly role!: ReportRow['role'];
  @ApiProperty()
  readonly label!: string;
  @ApiProperty({ type: ReportNumbersDto })
  readonly numbers!: ReportNumbersDto;
}

export class ReportTableDto implements ReportTable {
  @ApiProperty({ description: 'Stable name: citizenship, girls-region, …' })
  readonly id!: string;
  @ApiProperty({ type: 'integer' })
  readonly number!: number;
  @ApiProperty({ enum: ['general', 'girls', 'comparison'], enumName: 'ReportSection' })
  readonly section!: ReportTable['section'];
  @ApiProperty()
  readonly title!: string;
  @ApiProperty()
  readonly labelHeading!: string;
  @ApiProperty({ type: [ReportColumnDto] })
  readonly columns!: ReportColumnDto[];
  @ApiProperty({ type: [ReportRowDto] })
  readonly rows!: ReportRowDto[];
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
  @ApiProperty()
  readonly date!: string;
}

@ApiExtraModels(ReportNumbersDto)
export class MonthlyReportDto implements Report {
  @ApiProperty({ enum: ['monthly'], enumName: 'ReportKind' })
  readonly kind!: 'monthly';
  @ApiProperty({ type: String, example: '2017-03' })
  readonly month!: Month;
  @ApiProperty({ type: String, format: 'date' })
  readonly on!: CalendarDate;
  @ApiProperty({ format: 'date-time' })
  readonly knownAt!: string;
  @ApiProperty({ type: ReportCoverDto })
  readonly cover!: ReportCoverDto;
  @ApiProperty({ type: [ReportTableDto] })
  readonly tables!: ReportTableDto[];
  @ApiProperty({ type: [ReportNoteDto] })
  readonly notes!: ReportNoteDto[];
}
