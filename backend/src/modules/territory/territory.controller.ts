import { Controller, Get, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
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
  @Allow('territory.read')
  regions(): Promise<RegionDto[]> {
    return this.territory.regions();
  }

  @Get('provinces')
  @Allow('territory.read')
  provinces(@Query() query: OnDayQuery): Promise<ProvinceDto[]> {
    return this.territory.provinces(this.dayOf(query));
  }

  @Get('municipalities')
  @Allow('territory.read')
  municipalities(@Query() query: MunicipalityQuery): Promise<MunicipalityDto[]> {
    return this.territory.searchMunicipalities(query.query ?? '', this.dayOf(query));
  }

  @Get('countries')
  @Allow('territory.read')
  countries(@Query() query: OnDayQuery): Promise<CountryDto[]> {
    return this.territory.countries(this.dayOf(query));
  }

  private dayOf({ on }: OnDayQuery): CalendarDate {
    return on === undefined ? this.clock.today() : parseCalendarDate(on, 'on');
  }
}
