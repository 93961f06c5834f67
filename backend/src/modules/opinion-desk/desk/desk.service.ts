import { Injectable } from '@nestjs/common';
import { type CalendarDate, parseCalendarDate } from '../../../domain/calendar-date.js';
import { isOpenAtDesk, isSuspended } from '../../../domain/opinion/desk-states.js';
import { stateAfterStep } from '../../../domain/opinion/opinion-steps.js';
import { urgencyOf } from '../../../domain/opinion/urgency.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { decodeCursor, encodeCursor, type Page } from '../../../platform/http/paging.js';
import { DESK_QUEUES, type DeskQuery, type DeskQueueCountDto, type DeskRequestDto } from './desk.dto.js';
import { type DeskFilter, type DeskPlace, DeskRepository, type DeskRow } from './desk.repository.js';

const PAGE = 25;

/** The list of the desk, in order of urgency. */
@Injectable()
export class DeskService {
  constructor(
    private readonly repository: DeskRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `validation_failed` for a cursor that was not given out */
  async page({ cursor, limit = PAGE, late, ...rest }: DeskQuery): Promise<Page<DeskRequestDto>> {
    const today = this.clock.today();
    const filter: DeskFilter = { ...rest, late: late === undefined ? undefined : late === 'true' };
    const rows = await this.repository.page(filter, today, cursor === undefined ? null : placeOf(cursor), limit + 1);
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    await this.audit.recordList(
      'opinion.list',
      shown.map(({ minorId }) => minorId),
      { ...rest, late },
    );
    return {
      items: shown.map((row) => deskRequest(row, today)),
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor([last.rank, last.firstDay, last.id]) : null,
      total: { count: await this.repository.count(filter, today), exact: true },
    };
  }

  /** How many requests wait in each queue. Only counts: it leaves no trace. */
  async counts(): Promise<DeskQueueCountDto[]> {
    const today = this.clock.today();
    const counts: DeskQueueCountDto[] = [];
    for (const queue of DESK_QUEUES) counts.push({ queue, count: await this.repository.count({ queue }, today) });
    return counts;
  }
}

/** A row as the client is told it. */
export function deskRequest(row: DeskRow, today: CalendarDate): DeskRequestDto {
  const { minorId: _minorId, rank: _rank, firstDay: _firstDay, ...shown } = row;
  return {
    ...shown,
    urgency: isOpenAtDesk(row.state) ? urgencyOfRow(row, today) : null,
    assignable: stateAfterStep(row.state, 'assign') !== undefined,
  };
}

export const urgencyOfRow = ({ majorityOn, dueOn, state }: DeskRow, today: CalendarDate) =>
  urgencyOf({ majorityOn, dueOn, suspended: isSuspended(state) }, today);

function placeOf(cursor: string): DeskPlace {
  const [rank, firstDay, id] = decodeCursor(cursor, ['key', 'day', 'key']);
  return { rank: Number(rank), firstDay: parseCalendarDate(String(firstDay)), id: Number(id) };
}
