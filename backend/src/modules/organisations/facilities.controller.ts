import { Body, Controller, Get, Headers, Param, ParseIntPipe, Post, Put, Query, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { FACILITY_KINDS } from '../../domain/codes.js';
import type { FacilityRule } from '../../domain/facility-rule.js';
import { Clock } from '../../platform/clock.js';
import { entityTag } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { Allow } from '../../platform/http/route-access.js';
import {
  CapacityCorrectionDto,
  FacilityChangeDto,
  FacilityDetailDto,
  FacilityKindDto,
  FacilityPageDto,
  FacilityQuery,
  type FacilityRuleDto,
  NewCapacityDto,
  NewFacilityDto,
} from './facilities.dto.js';
import { FacilitiesService } from './facilities.service.js';
import type { FacilityDetail } from './facility.js';

const PAGE = 25;

@ApiTags('facilities')
@Controller()
export class FacilitiesController {
  constructor(
    private readonly facilities: FacilitiesService,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
  ) {}

  @Get('facility-kinds')
  @ApiOkResponse({ type: [FacilityKindDto] })
  @Allow('facility.read')
  async listFacilityKinds(): Promise<FacilityKindDto[]> {
    const rules = await this.facilities.rules();
    return FACILITY_KINDS.codes.map((code) => ({
      code,
      labelIt: FACILITY_KINDS.label(code, 'it'),
      labelEn: FACILITY_KINDS.label(code, 'en'),
      rules: rules.filter((rule) => rule.kind === code).map(ruleDto),
    }));
  }

  @Get('facilities')
  @ApiOkResponse({ type: FacilityPageDto })
  @Allow('facility.read')
  listFacilities(@Query() { on, cursor, limit = PAGE, ...filter }: FacilityQuery): Promise<FacilityPageDto> {
    const day = on === undefined ? undefined : parseCalendarDate(on, 'on');
    return this.facilities.page({ ...filter, on: day }, this.clock.today(), cursor, limit);
  }

  @Get('facilities/:code')
  @ApiOkResponse({ type: FacilityDetailDto })
  @Allow('facility.read')
  async getFacility(
    @Param('code') code: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FacilityDetailDto> {
    return tagged(await this.facilities.get(code, this.clock.today()), response);
  }

  @Post('facilities')
  @ApiCreatedResponse({ type: FacilityDetailDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async addFacility(
    @Body() body: NewFacilityDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FacilityDetailDto> {
    const openOn = parseCalendarDate(body.openOn, 'openOn');
    const { identity } = await this.idempotency.once(key, 'POST /api/facilities', body, () =>
      this.facilities.add({ ...body, openOn }),
    );
    response.setHeader('Location', `/api/facilities/${identity}`);
    return tagged(await this.facilities.get(identity, this.clock.today()), response);
  }

  @Put('facilities/:code')
  @ApiOkResponse({ type: FacilityDetailDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'If-Match', required: true })
  async changeFacility(
    @Param('code') code: string,
    @Body() body: FacilityChangeDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FacilityDetailDto> {
    const openOn = parseCalendarDate(body.openOn, 'openOn');
    const closedOn = body.closedOn == null ? null : parseCalendarDate(body.closedOn, 'closedOn');
    return tagged(
      await this.facilities.change(code, ifMatch, { ...body, openOn, closedOn }, this.clock.today()),
      response,
    );
  }

  @Post('facilities/:code/capacities')
  @ApiCreatedResponse({ type: FacilityDetailDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  async setFacilityCapacity(
    @Param('code') code: string,
    @Body() body: NewCapacityDto,
    @Headers('idempotency-key') key: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FacilityDetailDto> {
    const from = parseCalendarDate(body.from, 'from');
    const today = this.clock.today();
    await this.idempotency.once(key, `POST /api/facilities/${code}/capacities`, body, async () => {
      await this.facilities.setCapacity(code, from, body.places, today);
      return code;
    });
    return tagged(await this.facilities.get(code, today), response);
  }

  @Put('facilities/:code/capacities/:id')
  @ApiOkResponse({ type: FacilityDetailDto })
  @Allow('facility.write')
  @ApiHeader({ name: 'If-Match', required: true, description: 'ETag of the facility' })
  async correctFacilityCapacity(
    @Param('code') code: string,
    @Param('id', ParseIntPipe) id: number,
    @Body() body: CapacityCorrectionDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<FacilityDetailDto> {
    const correction = { ...body, from: parseCalendarDate(body.from, 'from') };
    return tagged(await this.facilities.correctCapacity(code, id, ifMatch, correction, this.clock.today()), response);
  }
}

function tagged({ version, ...facility }: FacilityDetail, response: Response): FacilityDetailDto {
  response.setHeader('ETag', entityTag(version));
  return facility;
}

function ruleDto(rule: FacilityRule): FacilityRuleDto {
  return {
    from: rule.validity.from,
    until: rule.validity.until,
    source: rule.source,
    minimumAge: rule.minimumAge?.years ?? null,
    minimumAgeEffect: rule.minimumAge?.effect ?? null,
    maximumDays: rule.maximumDays?.days ?? null,
    extensionDays: rule.maximumDays?.extensionDays ?? 0,
    placesCap: rule.places?.cap ?? null,
    extraPlacesPercent: rule.places?.extraPercent ?? null,
  };
}
