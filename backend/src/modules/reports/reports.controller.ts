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
import {
  ApiAcceptedResponse,
  ApiCreatedResponse,
  ApiHeader,
  ApiOkResponse,
  ApiProduces,
  ApiTags,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Response } from 'express';
import { parseMonth } from '../../domain/period.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import type { ProtectedCell } from '../../domain/report/protect-tables.js';
import type { Report } from '../../domain/report/report-model.js';
import { REPORT_FAILURE_TEXTS, REPORT_STAGES } from '../../domain/report/report-run.js';
import { asDownload } from '../../platform/http/download.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import { CommentariesService } from './commentaries.service.js';
import { drawFigure } from './figures/draw-figure.js';
import { PublicReports } from './public-reports.service.js';
import { renderReport } from './rendering/report-file.js';
import { ReportBuilder } from './report-builder.service.js';
import { DrawnReportDto, ReportDocumentDto } from './report-document.dto.js';
import type { AskedTerritory } from './report-request.js';
import type { ReportRun } from './report-run.js';
import {
  AskedReportDto,
  MonthlyReportQuery,
  NewCommentaryDto,
  NewReportDto,
  PreviewQuery,
  ReportPageDto,
  ReportRunDto,
  ReportsQuery,
  WrittenCommentaryDto,
} from './reports.dto.js';
import { ReportsService } from './reports.service.js';

const PAGE = 25;
const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('reports')
@Controller('reports')
export class ReportsController {
  constructor(
    private readonly reports: ReportsService,
    private readonly builder: ReportBuilder,
    private readonly publicReports: PublicReports,
    private readonly commentaries: CommentariesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get('monthly/:month')
  @Allow('report.read')
  @ApiProduces(
    'application/json',
    'text/csv',
    'application/pdf',
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  @ApiOkResponse({
    type: ReportDocumentDto,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(ReportDocumentDto) } },
      'text/csv': BINARY,
      'application/pdf': BINARY,
      'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': BINARY,
    },
  })
  async readMonthlyReport(
    @Param('month') month: string,
    @Query() { format = 'json', knownAt }: MonthlyReportQuery,
  ): Promise<StreamableFile> {
    const report = await this.builder.build({ kind: 'monthly', period: parseMonth(month) }, knownAt, 'month');
    return asDownload(await renderReport(report, format));
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
      this.reports.request({ kind: 'monthly', period: parseMonth(body.month) }, 'month'),
    );
    response.setHeader('Location', `/api/reports/${String(identity)}`);
    return runDto(await this.reports.get(identity));
  }

  @Post()
  @HttpCode(202)
  @Allow('report.create')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiAcceptedResponse({ type: ReportRunDto })
  async requestReport(
    @Body() body: AskedReportDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReportRunDto> {
    const { identity } = await this.idempotency.once(key, 'POST /api/reports', body, () => this.reports.request(body));
    response.setHeader('Location', `/api/reports/${String(identity)}`);
    return runDto(await this.reports.get(identity));
  }

  @Get('preview')
  @Allow('report.read')
  @ApiOkResponse({ type: DrawnReportDto })
  async previewReport(
    @Query() { region, municipality, citizenship, variant, kind, period }: PreviewQuery,
  ): Promise<DrawnReportDto> {
    const territory = territoryOf(region, municipality);
    const variants = await this.builder.buildVariants({
      kind,
      period,
      territory,
      citizenship: citizenship ?? null,
    });
    const { report, cells, exposed } = await this.publicReports.preview(variants);
    return variant === 'public' ? drawn(report) : drawn(variants.full, cells, exposed);
  }

  @Post('commentaries')
  @HttpCode(201)
  @Allow('report.create')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: WrittenCommentaryDto })
  async writeCommentary(
    @Body() body: NewCommentaryDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<WrittenCommentaryDto> {
    const { identity } = await this.idempotency.once(key, 'POST /api/reports/commentaries', body, () =>
      this.commentaries.write({ ...body, basedOn: body.basedOn ?? null }),
    );
    return { id: identity };
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

  @Get(':id/document')
  @Allow('report.read')
  @ApiOkResponse({ type: DrawnReportDto })
  async readReportDocument(@Param('id', ParseIntPipe) id: number): Promise<DrawnReportDto> {
    return drawn(await this.reports.document(id));
  }

  @Post(':id/cancellation')
  @HttpCode(200)
  @Allow('report.create')
  @ApiOkResponse({ type: ReportRunDto })
  async cancelReport(@Param('id', ParseIntPipe) id: number): Promise<ReportRunDto> {
    return runDto(await this.reports.cancel(id));
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

const drawn = (
  report: Report,
  protectedCells: readonly ProtectedCell[] = [],
  exposedCounts: readonly string[] = [],
): DrawnReportDto => ({
  ...report,
  protectedCells,
  exposedCounts,
  figures: report.figures.map((figure) => ({ ...figure, drawing: drawFigure(report, figure) })),
});

function territoryOf(region: string | undefined, municipality: string | undefined): AskedTerritory | null {
  if (region !== undefined && municipality !== undefined)
    throw new DomainProblem('validation_failed', { errors: [fieldError('municipality', 'not_allowed')] });
  if (region !== undefined) return { kind: 'region', code: region };
  return municipality === undefined ? null : { kind: 'municipality', code: municipality };
}

const runDto = (run: ReportRun): ReportRunDto => ({
  ...run,
  stages: REPORT_STAGES.length,
  failureText: run.failure === null ? null : REPORT_FAILURE_TEXTS[run.failure],
  files: run.files.map(({ name, format, variant, bytes, sha256 }) => ({ name, format, variant, bytes, sha256 })),
});
