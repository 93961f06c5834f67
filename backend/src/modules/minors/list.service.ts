import { Injectable } from '@nestjs/common';
import { type CalendarDate, isCalendarDate, parseCalendarDate } from '../../domain/calendar-date.js';
import { ageOn, daysToMajority, latestBirthDate } from '../../domain/majority.js';
import { nameKey } from '../../domain/name-key.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { isSimCode, parseSimCode } from '../../domain/sim-code.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { decodeCursor, encodeCursor, type Page } from '../../platform/http/paging.js';
import { LIST_ORDERS, type ListOrder } from './list.orders.js';
import { type ListFilter, ListRepository, type SummaryRow } from './list.repository.js';
import type { MinorQuery, MinorSummaryDto } from './minor-list.dto.js';

const PAGE = 25;
/** Counting stops here: nobody pages so far, and counting costs. */
const LONGEST_COUNT = 10_000;

/** Searches and lists minors, within what row-level security shows. */
@Injectable()
export class ListService {
  constructor(
    private readonly repository: ListRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async page(query: MinorQuery): Promise<Page<MinorSummaryDto>> {
    const today = this.clock.today();
    const filter = await this.filterOf(query, today);
    const order = orderOf(query, filter);
    const limit = query.limit ?? PAGE;
    const kinds = [...order.keys.map(({ kind }) => kind), 'key' as const];
    const after = query.cursor === undefined ? null : decodeCursor(query.cursor, kinds);
    const rows = await this.repository.page(filter, order, after, limit + 1);
    // A first page that is not full has shown all there is.
    const complete = after === null && rows.length <= limit;
    const count = complete ? rows.length : (rows[0]?.total ?? (await this.repository.count(filter, LONGEST_COUNT + 1)));
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    await this.audit.recordList(
      query.query === undefined ? 'minor.list' : 'minor.search',
      shown.map(({ id }) => id),
      { ...query },
    );
    return {
      items: shown.map((row) => summaryOf(row, today)),
      nextCursor: rows.length > limit && last !== undefined ? encodeCursor([...last.sortKeys, last.id]) : null,
      total: { count: Math.min(count, LONGEST_COUNT), exact: count <= LONGEST_COUNT },
    };
  }

  private async filterOf(query: MinorQuery, today: CalendarDate): Promise<ListFilter> {
    return {
      today,
      ...(await this.searched(query.query?.trim() ?? '')),
      ...(query.birthDate === undefined ? {} : { birthDate: parseCalendarDate(query.birthDate, 'birthDate') }),
      citizenship: query.citizenship,
      sex: query.sex,
      region: query.region,
      municipality: query.municipality,
      facility: query.facility,
      state: query.state,
      present: query.present,
      bornUntil: query.ageFrom === undefined ? undefined : latestBirthDate(query.ageFrom, today),
      bornAfter: query.ageTo === undefined ? undefined : latestBirthDate(query.ageTo + 1, today),
    };
  }

  /** The search box takes several kinds of words. Names have no digits; codes and days do. */
  private async searched(text: string): Promise<Pick<ListFilter, 'ids' | 'simCode' | 'birthDate' | 'names'>> {
    if (text === '') return {};
    if (isCalendarDate(text)) return { birthDate: text };
    if (/\d/.test(text)) {
      const ids = await this.repository.idsByExchangeCode(text);
      if (ids.length > 0 || !/^[\s\dA-Za-z]{4}[\s.-]?[\s\dA-Za-z]{4}$/.test(text)) return { ids };
      return { simCode: parseSimCode(text, 'query') };
    }
    if (/^[A-Za-z]{4}-[A-Za-z]{4}$/.test(text) && isSimCode(text)) return { simCode: parseSimCode(text, 'query') };
    const names = nameKey(text)
      .split(' ')
      .filter((word) => word !== '');
    if (names.length === 0) {
      throw new DomainProblem('validation_failed', {
        errors: [fieldError('query', 'invalid_value', 'A name is searched in Latin letters.')],
      });
    }
    return { names };
  }
}

function orderOf({ sort, direction = 'asc' }: MinorQuery, filter: ListFilter): ListOrder {
  if (sort === undefined && filter.names !== undefined) return LIST_ORDERS.likeness;
  const order = LIST_ORDERS[sort ?? 'name'];
  return direction === 'asc' ? order : { ...order, descending: !order.descending };
}

function summaryOf(row: SummaryRow, today: CalendarDate): MinorSummaryDto {
  const { id: _id, sortKeys: _sortKeys, total: _total, ...summary } = row;
  const daysLeft = daysToMajority(row.birthDate, today);
  return {
    ...summary,
    age: ageOn(row.birthDate, today),
    daysToMajority: daysLeft,
    present: row.place !== null && daysLeft > 0,
  };
}
