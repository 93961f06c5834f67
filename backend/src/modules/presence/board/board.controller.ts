import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { BoardDto, OwnFacilitiesDto, OwnFacilitiesQuery } from './board.dto.js';
import { BoardService } from './board.service.js';

@ApiTags('presence')
@Controller()
export class BoardController {
  constructor(private readonly board: BoardService) {}

  @Get('facilities/:code/board')
  @Allow('presence.read')
  @ApiOkResponse({ type: BoardDto })
  readBoard(@Param('code') code: string): Promise<BoardDto> {
    return this.board.of(code);
  }

  @Get('presence/facilities')
  @Allow('presence.read')
  @ApiOkResponse({ type: OwnFacilitiesDto })
  listOwnFacilities(@Query() { query = '' }: OwnFacilitiesQuery): Promise<OwnFacilitiesDto> {
    return this.board.own(query);
  }
}
