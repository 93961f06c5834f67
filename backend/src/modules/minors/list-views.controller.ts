import { Body, Controller, Delete, Get, Headers, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiNoContentResponse, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { ListViewContentDto, ListViewDto } from './list-views.dto.js';
import { ListViewsService } from './list-views.service.js';

@ApiTags('list-views')
@Controller('list-views')
export class ListViewsController {
  constructor(private readonly views: ListViewsService) {}

  @Get()
  @Allow('minor.list')
  @ApiOkResponse({ type: [ListViewDto] })
  listViews(): Promise<ListViewDto[]> {
    return this.views.list();
  }

  @Post()
  @Allow('minor.list')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: ListViewDto })
  addListView(
    @Body() body: ListViewContentDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ListViewDto> {
    return this.views.add(body, key);
  }

  @Put(':id')
  @Allow('minor.list')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: ListViewDto })
  changeListView(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
    @Body() body: ListViewContentDto,
  ): Promise<ListViewDto> {
    return this.views.change(id, ifMatch, body);
  }

  @Delete(':id')
  @Allow('minor.list')
  @HttpCode(204)
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiNoContentResponse()
  removeListView(
    @Param('id', ParseIntPipe) id: number,
    @Headers('if-match') ifMatch: string | undefined,
  ): Promise<void> {
    return this.views.remove(id, ifMatch);
  }
}
