import { Controller, Get, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { type CalendarDate, daysBetween } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeCursor, encodeCursor } from '../../platform/http/paging.js';
import { Allow } from '../../platform/http/route-access.js';
import { ObligationListRepository } from './obligation-list.repository.js';
import { ObligationPageDto, ObligationQuery } from './obligations.dto.js';

const PAGE = 25;

/** Running deadlines: of who asks, or all that may be seen. */
@ApiTags('obligations')
@Controller('obligations')
export class ObligationsController {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly list: ObligationListRepository,
    private readonly clock: Clock,
  ) {}

  @Get()
  @ApiOkResponse({ type: ObligationPageDto })
  @Allow('inbox.read')
  async listObligations(
    @Query() { mine = true, overdue = false, cursor, limit = PAGE }: ObligationQuery,
  ): Promise<ObligationPageDto> {
    const today = this.clock.today();
    const filter = { mineAs: mine ? this.unitOfWork.actor.role : null, dueBefore: overdue ? today : null };
    const found = await this.list.page(filter, cursor === undefined ? null : placeOf(cursor), limit + 1);
    const shown = found.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map((obligation) => ({ ...obligation, daysLeft: daysBetween(today, obligation.dueOn) })),
      nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.dueOn, last.id]) : null,
      total: { count: await this.list.count(filter), exact: true },
    };
  }
}

function placeOf(cursor: string): { dueOn: CalendarDate; id: number } {
  const [dueOn, id] = decodeCursor(cursor, ['day', 'key']);
  return { dueOn: dueOn as CalendarDate, id: Number(id) };
}
