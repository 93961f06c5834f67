import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Put, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Allow } from '../../../platform/http/route-access.js';
import { NewRoomDto, RoomChangeDto, RoomClosingDto, RoomDto, RoomReopeningDto, RoomsDto } from './rooms.dto.js';
import { RoomsService, type VersionedRoom } from './rooms.service.js';

@ApiTags('presence')
@Controller('facilities/:code/rooms')
export class RoomsController {
  constructor(private readonly rooms: RoomsService) {}

  @Get()
  @Allow('presence.read')
  @ApiOkResponse({ type: RoomsDto })
  listRooms(@Param('code') code: string): Promise<RoomsDto> {
    return this.rooms.list(code);
  }

  @Get(':id')
  @Allow('presence.read')
  @ApiOkResponse({ type: RoomDto })
  async getRoom(
    @Param('code') code: string,
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomDto> {
    return tagged(await this.rooms.get(code, id), response);
  }

  @Post()
  @Allow('room.write')
  @ApiCreatedResponse({ type: RoomDto })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async addRoom(
    @Param('code') code: string,
    @Body() body: NewRoomDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomDto> {
    const added = await this.rooms.add(key, code, body);
    response.setHeader('Location', `/api/facilities/${code}/rooms/${String(added.room.id)}`);
    return tagged(added, response);
  }

  @Put(':id')
  @Allow('room.write')
  @ApiOkResponse({ type: RoomDto })
  @ApiHeader({ name: 'If-Match', required: true })
  async changeRoom(
    @Param('code') code: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RoomChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomDto> {
    return tagged(await this.rooms.change(code, id, ifMatch, body), response);
  }

  @Put(':id/closing')
  @Allow('room.write')
  @ApiOkResponse({ type: RoomDto })
  @ApiHeader({ name: 'If-Match', required: true })
  async closeRoom(
    @Param('code') code: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RoomClosingDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomDto> {
    return tagged(await this.rooms.close(code, id, ifMatch, body), response);
  }

  @Put(':id/reopening')
  @Allow('room.write')
  @ApiOkResponse({ type: RoomDto })
  @ApiHeader({ name: 'If-Match', required: true })
  async reopenRoom(
    @Param('code') code: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: RoomReopeningDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<RoomDto> {
    return tagged(await this.rooms.reopen(code, id, ifMatch, body), response);
  }
}

function tagged({ room, version }: VersionedRoom, response: Response): RoomDto {
  response.setHeader('ETag', entityTag(version));
  return room;
}
