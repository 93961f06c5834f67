import { Body, Controller, Get, Headers, Param, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../../platform/http/route-access.js';
import { NightConfirmationDto, NightDto, NightsDto, NightsQuery } from './nights.dto.js';
import { NightsService } from './nights.service.js';

@ApiTags('presence')
@Controller('facilities')
export class NightsController {
  constructor(private readonly nights: NightsService) {}

  @Get(':code/presence/nights')
  @Allow('presence.read')
  @ApiOkResponse({ type: NightsDto })
  listNights(@Param('code') code: string, @Query() { from, to }: NightsQuery): Promise<NightsDto> {
    return this.nights.between(code, from, to);
  }

  @Get(':code/presence/nights/:night')
  @Allow('presence.read')
  @ApiOkResponse({ type: NightDto })
  readNight(@Param('code') code: string, @Param('night') night: string): Promise<NightDto> {
    return this.nights.read(code, night);
  }

  @Post(':code/presence/nights/:night')
  @Allow('presence.confirm')
  @ApiCreatedResponse({ type: NightDto })
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  confirmNight(
    @Param('code') code: string,
    @Param('night') night: string,
    @Body() body: NightConfirmationDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<NightDto> {
    return this.nights.confirm(key, code, night, body);
  }
}
