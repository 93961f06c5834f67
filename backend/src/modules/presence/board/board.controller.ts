import { Controller, Get, Param, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
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
  async readBoard(@Param('code') code: string, @Res({ passthrough: true }) response: Response): Promise<BoardDto> {
    const { board, version } = await this.board.of(code);
    response.setHeader('ETag', entityTag(version));
    return board;
  }

  @Get('presence/facilities')
  @Allow('presence.read')
  @ApiOkResponse({ type: OwnFacilitiesDto })
  listOwnFacilities(@Query() { query = '' }: OwnFacilitiesQuery): Promise<OwnFacilitiesDto> {
    return this.board.own(query);
  }
}
