import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiHeader, ApiTags } from '@nestjs/swagger';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import { ManagingBodyDto, ManagingBodyQuery, NewManagingBodyDto } from './facilities.dto.js';
import { FacilitiesService } from './facilities.service.js';

@ApiTags('managing-bodies')
@Controller('managing-bodies')
export class ManagingBodiesController {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly idempotency: Idempotency,
  ) {}

  @Get()
  @Allow('facility.read')
  search(@Query() { query = '' }: ManagingBodyQuery): Promise<ManagingBodyDto[]> {
    return this.facilities.searchBodies(query);
  }

  @Post()
  @Allow('facility.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async add(
    @Body() body: NewManagingBodyDto,
    @Headers('idempotency-key') key: string | undefined,
  ): Promise<ManagingBodyDto> {
    const { name, taxCode = null, kind = null } = body;
    const { identity } = await this.idempotency.once(key, 'POST /api/managing-bodies', body, () =>
      this.facilities.addBody({ name: name.trim(), taxCode, kind }),
    );
    return identity;
  }
}
