import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import { ManagingBodyDto, ManagingBodyQuery, NewManagingBodyDto } from './facilities.dto.js';
import { FacilitiesService } from './facilities.service.js';
import type { ManagingBody, ManagingBodyRecord } from './facility.js';

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
  async listManagingBodies(@Query() { query = '' }: ManagingBodyQuery): Promise<ManagingBodyDto[]> {
    return (await this.facilities.searchBodies(query)).map(bodyDto);
  }

  @Get(':id')
  @ApiOkResponse({ type: ManagingBodyDto })
  @Allow('facility.read')
  async getManagingBody(
    @Param('id', ParseIntPipe) id: number,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ManagingBodyDto> {
    return tagged(await this.facilities.getBody(id), response);
  }

  @Put(':id')
  @ApiOkResponse({ type: ManagingBodyDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'If-Match', required: true })
  async changeManagingBody(
    @Param('id', ParseIntPipe) id: number,
    @Body() { name, taxCode = null, kind = null }: NewManagingBodyDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ManagingBodyDto> {
    return tagged(await this.facilities.changeBody(id, ifMatch, { name: name.trim(), taxCode, kind }), response);
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

function tagged({ version, ...body }: ManagingBodyRecord, response: Response): ManagingBodyDto {
  response.setHeader('ETag', entityTag(version));
  return body;
}

const bodyDto = ({ id, name, taxCode, kind, facilities }: ManagingBody): ManagingBodyDto => ({
  id,
  name,
  taxCode,
  kind,
  facilities,
});
