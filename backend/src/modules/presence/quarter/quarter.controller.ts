import { Body, Controller, Get, Headers, Param, Post, Query, type StreamableFile } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiProduces, ApiTags, getSchemaPath } from '@nestjs/swagger';
import { MEDIA_TYPES } from '../../../platform/files/media-types.js';
import { asDownload } from '../../../platform/http/download.js';
import { Allow } from '../../../platform/http/route-access.js';
import { quarterFile } from './quarter-file.js';
import { DailyAmountDto, NewDailyAmountDto, QuarterDto, QuarterQuery } from './quarter.dto.js';
import { QuarterService } from './quarter.service.js';

const BINARY = { schema: { type: 'string', format: 'binary' } } as const;

@ApiTags('presence')
@Controller()
export class QuarterController {
  constructor(private readonly quarters: QuarterService) {}

  @Get('presence/quarters/:quarter')
  @Allow('presence_quarter.read')
  @ApiProduces('application/json', 'text/csv', MEDIA_TYPES.xlsx)
  @ApiOkResponse({
    type: QuarterDto,
    content: {
      'application/json': { schema: { $ref: getSchemaPath(QuarterDto) } },
      'text/csv': BINARY,
      [MEDIA_TYPES.xlsx]: BINARY,
    },
  })
  async readQuarter(
    @Param('quarter') quarter: string,
    @Query() { municipality, format = 'json' }: QuarterQuery,
  ): Promise<QuarterDto | StreamableFile> {
    const list = await this.quarters.of(quarter, municipality, format);
    return format === 'json' ? list : asDownload(await quarterFile(list, format));
  }

  @Get('daily-amounts')
  @Allow('presence_quarter.read')
  @ApiOkResponse({ type: [DailyAmountDto] })
  listDailyAmounts(): Promise<DailyAmountDto[]> {
    return this.quarters.amounts();
  }

  @Post('daily-amounts')
  @Allow('daily_amount.write')
  @ApiCreatedResponse({ type: [DailyAmountDto], description: 'All amounts, after the change' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  setDailyAmount(
    @Body() body: NewDailyAmountDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<DailyAmountDto[]> {
    return this.quarters.setAmount(key, body);
  }
}
