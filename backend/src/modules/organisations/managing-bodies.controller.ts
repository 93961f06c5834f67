import { Body, Controller, Get, Headers, Post, Query } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
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
  @ApiOkResponse({ type: [ManagingBodyDto] })
  @Allow('facility.read')
  listManagingBodies(@Query() { query = '' }: ManagingBodyQuery): Promise<ManagingBodyDto[]> {
    return this.facilities.searchBodies(query);
  }

  @Post()
  @ApiCreatedResponse({ type: ManagingBodyDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async addManagingBody(
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
