import { Body, Controller, Headers, Param, ParseIntPipe, Post, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOperation, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Allow } from '../../platform/http/route-access.js';
import { ETAG, MinorRecordDto, tagged } from '../minors/index.js';
import { FindingCreationDto, LookUpCreationDto, LookUpDto } from './look-ups.dto.js';
import { LookUpsService } from './look-ups.service.js';

@ApiTags('look-ups')
@Controller('look-ups')
export class LookUpsController {
  constructor(private readonly lookUps: LookUpsService) {}

  @Post()
  @Allow('look_up.create')
  @ApiOperation({ summary: 'Look a minor who has absconded up in the whole register' })
  @ApiCreatedResponse({ type: LookUpDto })
  createLookUp(@Body() body: LookUpCreationDto): Promise<LookUpDto> {
    return this.lookUps.lookUp(body);
  }

  @Post(':id/finding')
  @Allow('look_up.create')
  @ApiOperation({ summary: 'Enter the finding of a minor just looked up' })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiCreatedResponse({ type: MinorRecordDto, headers: ETAG })
  async registerFinding(
    @Param('id', ParseIntPipe) id: number,
    @Body() body: FindingCreationDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<MinorRecordDto> {
    return tagged(await this.lookUps.find(key, id, body), response);
  }
}
