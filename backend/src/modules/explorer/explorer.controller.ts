import { Body, Controller, HttpCode, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../../platform/files/media-types.js';
import { asDownload } from '../../platform/http/download.js';
import { Allow } from '../../platform/http/route-access.js';
import { drawTable } from './draw-table.js';
import { explorerFile } from './explorer-file.js';
import {
  DrawnExplorerTableDto,
  ExplorerExportDto,
  ExplorerFormQuery,
  ExplorerListDto,
  ExplorerMinorsDto,
  ExplorerProtectionDto,
  ExplorerQuestionDto,
} from './explorer.dto.js';
import { ExplorerService } from './explorer.service.js';

@ApiTags('explorer')
@Controller('explorer')
export class ExplorerController {
  constructor(private readonly explorer: ExplorerService) {}

  @Post('questions')
  @HttpCode(200)
  @Allow('explorer.read')
  @ApiOperation({ summary: 'A table of figures: measure by rows and columns' })
  @ApiOkResponse({ type: DrawnExplorerTableDto })
  async askExplorer(
    @Body() question: ExplorerQuestionDto,
    @Query() { form = 'table', language = 'it' }: ExplorerFormQuery,
  ): Promise<DrawnExplorerTableDto> {
    const table = await this.explorer.answer(question);
    return { ...table, drawing: drawTable(table, form, language) };
  }

  @Post('protections')
  @HttpCode(200)
  @Allow('explorer.read')
  @ApiOperation({ summary: 'What of the table is hidden where it leaves the office, and why' })
  @ApiOkResponse({ type: ExplorerProtectionDto })
  protectExplored(@Body() question: ExplorerQuestionDto): Promise<ExplorerProtectionDto> {
    return this.explorer.protection(question);
  }

  @Post('exports')
  @HttpCode(200)
  @Allow('explorer.read')
  @ApiProduces('application/json', 'text/csv', MEDIA_TYPES.xlsx)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportExplored(@Body() { question, format, outside }: ExplorerExportDto): Promise<StreamableFile> {
    const { table, protection } = await this.explorer.outgoing(question, format, outside);
    return asDownload(await explorerFile(table, format, protection));
  }

  @Post('minors')
  @HttpCode(200)
  @Allow('explorer.read')
  @ApiOperation({ summary: 'The minors behind a figure, as far as the reader may see them' })
  @ApiOkResponse({ type: ExplorerMinorsDto })
  listExplored(@Body() { question, cell, cursor, limit }: ExplorerListDto): Promise<ExplorerMinorsDto> {
    return this.explorer.minors(question, cell, cursor, limit);
  }
}
