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
  Req,
  Res,
  UploadedFiles,
  UseInterceptors,
} from '@nestjs/common';
import { FileFieldsInterceptor } from '@nestjs/platform-express';
import {
  ApiAcceptedResponse,
  ApiBody,
  ApiConsumes,
  ApiHeader,
  ApiOkResponse,
  ApiOperation,
  ApiProduces,
  ApiTags,
} from '@nestjs/swagger';
import type { Response } from 'express';
import type { SimRequest } from '../../platform/http/request-context.js';
import { Allow, OwnUnitOfWork } from '../../platform/http/route-access.js';
import { ImportFormDto, ImportPageQuery, ImportProblemPageDto, ImportRunDto, ImportRunPageDto } from './imports.dto.js';
import { ImportsService } from './imports.service.js';
import type { UploadedImportFiles } from './imports.upload.js';
import { FILE_KINDS } from './layout/layouts.js';
import { sendProblemReport } from './problem-report.js';

const PAGE = 50;

@ApiTags('imports')
@Controller('imports')
export class ImportsController {
  constructor(private readonly imports: ImportsService) {}

  @Post()
  @ApiAcceptedResponse({ type: ImportRunDto })
  @Allow('import.run')
  @OwnUnitOfWork()
  @UseInterceptors(FileFieldsInterceptor(FILE_KINDS.map((name) => ({ name, maxCount: 1 }))))
  @HttpCode(202)
  @ApiOperation({ summary: 'Upload exchange files and queue their import' })
  @ApiConsumes('multipart/form-data')
  @ApiBody({ type: ImportFormDto })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  createImport(
    @Req() request: SimRequest,
    @Headers('idempotency-key') key: string | undefined,
    @UploadedFiles() files: UploadedImportFiles | undefined,
    @Body() form: Readonly<Record<string, unknown>>,
  ): Promise<ImportRunDto> {
    const received = FILE_KINDS.flatMap((kind) => files?.[kind] ?? []).map((file) => file.received);
    return this.imports.upload(request.simActor, key, { dryRun: form.dryRun, files: received });
  }

  @Get()
  @ApiOkResponse({ type: ImportRunPageDto })
  @Allow('import.read')
  @ApiOperation({ summary: 'Imports, newest first' })
  listImports(@Query() { cursor, limit }: ImportPageQuery): Promise<ImportRunPageDto> {
    return this.imports.list(cursor ?? null, limit ?? PAGE);
  }

  @Get(':id')
  @ApiOkResponse({ type: ImportRunDto })
  @Allow('import.read')
  @ApiOperation({ summary: 'State, progress and result of an import' })
  getImport(@Param('id', ParseIntPipe) id: number): Promise<ImportRunDto> {
    return this.imports.get(id);
  }

  @Get(':id/problems')
  @ApiOkResponse({ type: ImportProblemPageDto })
  @Allow('import.read')
  @ApiOperation({ summary: 'Why an import was refused, in order of file, line and column' })
  listImportProblems(
    @Param('id', ParseIntPipe) id: number,
    @Query() { cursor, limit }: ImportPageQuery,
  ): Promise<ImportProblemPageDto> {
    return this.imports.problems(id, cursor ?? null, limit ?? PAGE);
  }

  @Get(':id/problems.csv')
  @Allow('import.read')
  @OwnUnitOfWork()
  @ApiOperation({ summary: 'All problems of an import as CSV' })
  @ApiProduces('text/csv')
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async downloadImportProblems(
    @Req() request: SimRequest,
    @Param('id', ParseIntPipe) id: number,
    @Res() response: Response,
  ): Promise<void> {
    await this.imports.withProblems(request.simActor, id, (batches) => sendProblemReport(response, id, batches));
  }
}
