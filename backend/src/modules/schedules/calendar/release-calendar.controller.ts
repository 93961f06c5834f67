import { Body, Controller, Get, Headers, Param, Put, Res } from '@nestjs/common';
import { ApiHeader, ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { entityTag } from '../../../platform/http/entity-tag.js';
import { Allow } from '../../../platform/http/route-access.js';
import {
  CalendarHistoryDto,
  CalendarMonthDto,
  NewAnnouncementDto,
  ReleaseCalendarDto,
} from './release-calendar.dto.js';
import { ReleaseCalendar } from './release-calendar.service.js';

@ApiTags('release-calendar')
@Controller('release-calendar')
export class ReleaseCalendarController {
  constructor(private readonly calendar: ReleaseCalendar) {}

  @Get()
  @Allow('release_calendar.read')
  @ApiOkResponse({ type: ReleaseCalendarDto })
  async readReleaseCalendar(): Promise<ReleaseCalendarDto> {
    return { items: await this.calendar.months() };
  }

  @Put(':month')
  @Allow('release_calendar.write')
  @ApiHeader({ name: 'If-Match', required: true })
  @ApiOkResponse({ type: CalendarMonthDto })
  async moveAnnouncement(
    @Param('month') month: string,
    @Body() { announcedOn, note, reason }: NewAnnouncementDto,
    @Headers('if-match') ifMatch: string | undefined,
    @Res({ passthrough: true }) response: Response,
  ): Promise<CalendarMonthDto> {
    const moved = await this.calendar.move(month, { announcedOn, note: note ?? null, reason }, ifMatch);
    response.setHeader('ETag', entityTag(moved.version ?? 0));
    return moved;
  }

  @Get(':month/history')
  @Allow('release_calendar.write')
  @ApiOkResponse({ type: CalendarHistoryDto })
  async readAnnouncementHistory(@Param('month') month: string): Promise<CalendarHistoryDto> {
    return { items: await this.calendar.history(month) };
  }
}
