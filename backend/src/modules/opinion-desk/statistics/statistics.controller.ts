import { Controller, Get, Query, type StreamableFile } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import { asDownload } from '../../../platform/http/download.js';
import { Allow } from '../../../platform/http/route-access.js';
import { OpinionStatisticsDto, OpinionStatisticsQuery } from './statistics.dto.js';
import { OpinionStatistics } from './statistics.service.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('opinion-desk')
@Controller('opinion-desk/statistics')
export class StatisticsController {
  constructor(private readonly statistics: OpinionStatistics) {}

  @Get()
  @Allow('opinion.statistics')
  @ApiOperation({ summary: 'Requests and opinions of a period, by month, region, citizenship and kind of applicant' })
  @ApiProduces('application/json', 'text/csv', MEDIA_TYPES.xlsx)
  @ApiOkResponse({
    type: OpinionStatisticsDto,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(OpinionStatisticsDto) } },
      'text/csv': BINARY,
      [MEDIA_TYPES.xlsx]: BINARY,
    },
  })
  async readOpinionStatistics(
    @Query() { from, to, format = 'json' }: OpinionStatisticsQuery,
  ): Promise<OpinionStatisticsDto | StreamableFile> {
    if (format === 'json') return this.statistics.read(from, to);
    return asDownload(await this.statistics.file(from, to, format));
  }
}
