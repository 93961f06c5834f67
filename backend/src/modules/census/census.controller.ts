import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { Allow } from '../../platform/http/route-access.js';
import { CensusDto, CensusQuery } from './census.dto.js';
import { CensusService } from './census.service.js';

@ApiTags('census')
@Controller('census')
export class CensusController {
  constructor(private readonly census: CensusService) {}

  @Get()
  @Allow('census.read')
  @ApiOkResponse({ type: CensusDto })
  takeCensus(@Query() { on, knownAt }: CensusQuery): Promise<CensusDto> {
    return this.census.take(on, knownAt);
  }
}
