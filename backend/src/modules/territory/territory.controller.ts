import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type CalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { Allow } from '../../platform/http/route-access.js';
import { CountryDto, MunicipalityDto, MunicipalityQuery, OnDayQuery, ProvinceDto, RegionDto } from './territory.dto.js';
import { TerritoryService } from './territory.service.js';

@ApiTags('territory')
@Controller()
export class TerritoryController {
  constructor(
    private readonly territory: TerritoryService,
    private readonly clock: Clock,
  ) {}

  @Get('regions')
  @ApiOkResponse({ type: [RegionDto] })
  @Allow('territory.read')
  listRegions(): Promise<RegionDto[]> {
    return this.territory.regions();
  }

  @Get('provinces')
  @ApiOkResponse({ type: [ProvinceDto] })
  @Allow('territory.read')
  listProvinces(@Query() query: OnDayQuery): Promise<ProvinceDto[]> {
    return this.territory.provinces(this.dayOf(query));
  }

  @Get('municipalities')
  @ApiOkResponse({ type: [MunicipalityDto] })
  @Allow('territory.read')
  listMunicipalities(@Query() query: MunicipalityQuery): Promise<MunicipalityDto[]> {
    return this.territory.searchMunicipalities(query.query ?? '', this.dayOf(query));
  }

  @Get('countries')
  @ApiOkResponse({ type: [CountryDto] })
  @Allow('territory.read')
  listCountries(@Query() query: OnDayQuery): Promise<CountryDto[]> {
    return this.territory.countries(this.dayOf(query));
  }

  private dayOf({ on }: OnDayQuery): CalendarDate {
    return on === undefined ? this.clock.today() : parseCalendarDate(on, 'on');
  }
}
