import {
  Body,
  Controller,
  Get,
  Headers,
  HttpCode,
  Param,
  ParseIntPipe,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ApiAcceptedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import type { Response } from 'express';
import { parseMonth } from '../../domain/period.js';
import { REPORT_FAILURE_TEXTS } from '../../domain/report/report-run.js';
import { asDownload } from '../../platform/http/download.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import { MonthlyReportDto } from './monthly-report.dto.js';
import { MonthlyReportService } from './monthly-report.service.js';
import { renderReport } from './rendering/report-file.js';
import type { ReportRun } from './report-run.js';
import { MonthlyReportQuery, NewReportDto, ReportPageDto, ReportRunDto, ReportsQuery } from './reports.dto.js';
import { ReportsService } from './reports.service.js';

const PAGE = 25;
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly monthly: MonthlyReportService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('monthly/:month')
  @Allow('report.read')
  @ApiProduces('application/json', 'text/csv', 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet')
  @ApiOkResponse({
    type: MonthlyReportDto,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(MonthlyReportDto) } },
      'text/csv': BINARY,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': BINARY,
    },
  })
  async readMonthlyReport(
    @Param('month') month: string,
    @Query() { format = 'json', knownAt }: MonthlyReportQuery,
  ): Promise<StreamableFile> {
    return asDownload(await renderReport(await this.monthly.build(parseMonth(month), knownAt), format));
  }

  @Post('monthly')
  @HttpCode(202)
  @Allow('report.create')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse({ type: ReportRunDto })
  async requestMonthlyReport(
    @Body() body: NewReportDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReportRunDto> {
    const { identity } = await this.idempotency.once(key, 'POST /api/reports/monthly', body, () =>
      this.reports.request(body.month),
    );
    response.setHeader('Location', `/api/reports/${String(identity)}`);
    return runDto(await this.reports.get(identity));
  }

  @Get()
  @Allow('report.read')
  @ApiOkResponse({ type: ReportPageDto })
  async listReports(@Query() { cursor, limit = PAGE }: ReportsQuery): Promise<ReportPageDto> {
    const page = await this.reports.page(cursor, limit);
    return { ...page, items: page.items.map(runDto) };
  }

  @Get(':id')
  @Allow('report.read')
  @ApiOkResponse({ type: ReportRunDto })
  async readReport(@Param('id', ParseIntPipe) id: number): Promise<ReportRunDto> {
    return runDto(await this.reports.get(id));
  }

  @Get(':id/files/:name')
  @Allow('report.read')
  @ApiProduces('application/octet-stream')
  @ApiOkResponse(BINARY)
  async downloadReportFile(
    @Param('id', ParseIntPipe) id: number,
    @Param('name') name: string,
  ): Promise<StreamableFile> {
    return asDownload(await this.reports.download(id, name));
  }
}

const runDto = (run: ReportRun): ReportRunDto => ({
  ...run,
  failureText: run.failure === null ? null : REPORT_FAILURE_TEXTS[run.failure],
  files: run.files.map(({ name, format, bytes, sha256 }) => ({ name, format, bytes, sha256 })),
});
