import { Controller, Get, Query, Req, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { PassThrough } from 'node:stream';
import { Clock } from '../../platform/clock.js';
import type { SimRequest } from '../../platform/http/request-context.js';
import { Allow, OwnUnitOfWork } from '../../platform/http/route-access.js';
import { ListExportService } from './list-export.service.js';
import { LIST_FILES } from './list-file.js';
import { ListService } from './list.service.js';
import { MinorExportQuery, MinorPageDto, MinorQuery } from './minor-list.dto.js';

@ApiTags('minors')
@Controller('minors')
export class ListsController {
  constructor(
    private readonly lists: ListService,
    private readonly exports: ListExportService,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: MinorPageDto })
  @Allow('minor.list')
  @ApiOperation({ summary: 'Search and list' })
  @ApiOkResponse({ type: MinorPageDto })
  listMinors(@Query() query: MinorQuery): Promise<MinorPageDto> {
    return this.lists.page(query);
  }

  @Get('export')
  @Allow('minor.list')
  @OwnUnitOfWork()
  @ApiOperation({ summary: 'The whole list as a file, in the columns asked for' })
  @ApiProduces('text/csv', LIST_FILES.xlsx.mediaType)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async exportMinors(
    @Req() request: SimRequest,
    @Query() query: MinorExportQuery,
    @Res() response: Response,
  ): Promise<void> {
    const file = LIST_FILES[query.format];
    const content = new PassThrough();
    response.once('close', () => content.destroy());
    await this.exports.export(request.simActor, query, (list) => {
      response.setHeader('Content-Type', file.mediaType);
      response.setHeader('Content-Disposition', `attachment; filename="minori-${this.clock.today()}.${query.format}"`);
      content.pipe(response, { end: false });
      return file.write(content, list);
    });
    // The file ends when the trail of what it holds is committed: a whole file without its trail cannot be had.
    response.end();
  }
}
