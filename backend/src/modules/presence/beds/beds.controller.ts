import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Allow } from '../../../platform/http/route-access.js';
import { BoardDto } from '../board/board.dto.js';
import { BoardService } from '../board/board.service.js';
import { BedChangesDto, BedChoicesDto } from './beds.dto.js';
import { BedsService } from './beds.service.js';

@ApiTags('presence')
@Controller('facilities/:code/beds')
export class BedsController {
  constructor(
    private readonly beds: BedsService,
    private readonly board: BoardService,
  ) {}

  @Get(':simCode')
  @Allow('presence.read')
  @ApiOkResponse({ type: BedChoicesDto })
  listBedChoices(@Param('code') code: string, @Param('simCode') simCode: string): Promise<BedChoicesDto> {
    return this.beds.choices(code, simCode);
  }

  @Put()
  @Allow('room.write')
  @ApiOkResponse({ type: BoardDto })
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the board' })
  async changeBeds(
    @Param('code') code: string,
    @Body() body: BedChangesDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<BoardDto> {
    await this.beds.change(code, ifMatch, body);
    const { board, version } = await this.board.of(code);
    response.setHeader('ETag', entityTag(version));
    return board;
  }
}
