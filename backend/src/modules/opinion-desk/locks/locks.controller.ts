import { Body, Controller, Delete, Get, HttpCode, Param, ParseIntPipe, Post, Put } from '@nestjs/common';
import { ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { DeskLockAnswerDto, LockTakeOverDto } from './locks.dto.js';
import { LocksService } from './locks.service.js';

const LOCK = { type: DeskLockAnswerDto };

@ApiTags('opinion-desk')
@Controller('opinion-desk/requests/:id/lock')
export class LocksController {
  constructor(private readonly locks: LocksService) {}

  @Get()
  @Allow('opinion_desk.read')
  @ApiOperation({ summary: 'Who has the request open' })
  @ApiOkResponse(LOCK)
  getDeskLock(@Param('id', ParseIntPipe) id: number): Promise<DeskLockAnswerDto> {
    return this.locks.read(id);
  }

  @Put()
  @Allow('opinion_desk.work')
  @ApiOperation({ summary: 'Take the request, or keep it: to be repeated while it is open' })
  @ApiOkResponse(LOCK)
  takeDeskLock(@Param('id', ParseIntPipe) id: number): Promise<DeskLockAnswerDto> {
    return this.locks.take(id);
  }

  @Delete()
  @HttpCode(204)
  @Allow('opinion_desk.work')
  @ApiOperation({ summary: 'Give the request back' })
  @ApiNoContentResponse()
  releaseDeskLock(@Param('id', ParseIntPipe) id: number): Promise<void> {
    return this.locks.release(id);
  }

  @Post('take-over')
  @HttpCode(200)
  @Allow('opinion.assign')
  @ApiOperation({ summary: 'Take the request from whoever has it, with the reason' })
  @ApiOkResponse(LOCK)
  takeOverDeskLock(
    @Param('id', ParseIntPipe) id: number,
    @Body() { reason }: LockTakeOverDto,
  ): Promise<DeskLockAnswerDto> {
    return this.locks.takeOver(id, reason);
  }
}
