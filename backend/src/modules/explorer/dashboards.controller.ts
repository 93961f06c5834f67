import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { DashboardContentDto, DashboardDto } from './kept.dto.js';
import { DashboardsService } from './kept.service.js';

@ApiTags('explorer')
@Controller('dashboards')
export class DashboardsController {
  constructor(private readonly dashboards: DashboardsService) {}

  @Get()
  @Allow('explorer.read')
  @ApiOkResponse({ type: [DashboardDto] })
  listDashboards(): Promise<DashboardDto[]> {
    return this.dashboards.list();
  }

  @Get(':id')
  @Allow('explorer.read')
  @ApiOkResponse({ type: DashboardDto })
  readDashboard(@Param('id', ParseIntPipe) id: number): Promise<DashboardDto> {
    return this.dashboards.get(id);
  }

  @Post()
  @Allow('explorer.read')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: DashboardDto })
  addDashboard(
    @Body() body: DashboardContentDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<DashboardDto> {
    return this.dashboards.add(body, key);
  }

  @Put(':id')
  @Allow('explorer.read')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: DashboardDto })
  changeDashboard(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: DashboardContentDto,
  ): Promise<DashboardDto> {
    return this.dashboards.change(id, ifMatch, body);
  }

  @Delete(':id')
  @Allow('explorer.read')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  removeDashboard(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.dashboards.remove(id, ifMatch);
  }
}
