import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Page } from '../../../platform/http/paging.js';
import { Allow } from '../../../platform/http/route-access.js';
import { DeskPageDto, DeskQuery, DeskQueueCountDto, type DeskRequestDto } from './desk.dto.js';
import { DeskService } from './desk.service.js';

@ApiTags('opinion-desk')
@Controller('opinion-desk')
export class DeskController {
  constructor(private readonly desk: DeskService) {}

  @Get('requests')
  @Allow('opinion_desk.read')
  @ApiOperation({ summary: 'Requests for an opinion in order of urgency' })
  @ApiOkResponse({ type: DeskPageDto })
  listDeskRequests(@Query() query: DeskQuery): Promise<Page<DeskRequestDto>> {
    return this.desk.page(query);
  }

  @Get('queues')
  @Allow('opinion_desk.read')
  @ApiOperation({ summary: 'How many requests wait in each queue' })
  @ApiOkResponse({ type: [DeskQueueCountDto] })
  countDeskQueues(): Promise<DeskQueueCountDto[]> {
    return this.desk.counts();
  }
}
