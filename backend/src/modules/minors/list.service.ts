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
import type { MinorFilterQuery, MinorQuery, MinorQueue, MinorSummaryDto } from './minor-list.dto.js';

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
    const { rows, nextCursor } = await this.read(filter, order, query.cursor ?? null, limit);
    // A first page that is not full has shown all there is.
    const complete = query.cursor === undefined && nextCursor === null;
    const count = complete ? rows.length : (rows[0]?.total ?? (await this.repository.count(filter, LONGEST_COUNT + 1)));
    await this.audit.recordList(
      query.query === undefined ? 'minor.list' : 'minor.search',
      rows.map(({ id }) => id),
      { ...query },
    );
    return {
      items: rows.map((row) => summaryOf(row, today)),
      nextCursor,
      total: { count: Math.min(count, LONGEST_COUNT), exact: count <= LONGEST_COUNT },
    };
  }

  /** Rows of the list for these keys, as far as they are visible, in no order. Whoever shows them writes the trace. */
  async summaries(
    ids: readonly number[],
  ): Promise<{ readonly id: number; readonly birthDate: CalendarDate; readonly minor: MinorSummaryDto }[]> {
    if (ids.length === 0) return [];
    const today = this.clock.today();
    const rows = await this.repository.page({ today, ids }, LIST_ORDERS.simCode, null, ids.length);
    return rows.map((row) => ({ id: row.id, birthDate: row.birthDate, minor: summaryOf(row, today) }));
  }

  /** @throws DomainProblem for what cannot be asked */
  async check(query: MinorFilterQuery): Promise<void> {
    await this.filterOf(query, this.clock.today());
  }

  /** A part of a list, without a trace of its own: whoever asks leaves it. */
  async batch(
    query: MinorFilterQuery,
    cursor: string | null,
    size: number,
  ): Promise<{ ids: readonly number[]; minors: readonly MinorSummaryDto[]; nextCursor: string | null }> {
    const today = this.clock.today();
    const filter = await this.filterOf(query, today);
    const { rows, nextCursor } = await this.read(filter, orderOf(query, filter), cursor, size);
    return { ids: rows.map(({ id }) => id), minors: rows.map((row) => summaryOf(row, today)), nextCursor };
  }

  /** How many minors wait in each work queue. A count tells nothing of a person, so that it leaves no trace. */
  queueCounts(): Promise<Record<MinorQueue, number>> {
    return this.repository.queueCounts(this.clock.today());
  }

  private async read(
    filter: ListFilter,
    order: ListOrder,
    cursor: string | null,
    size: number,
  ): Promise<{ rows: SummaryRow[]; nextCursor: string | null }> {
    const kinds = [...order.keys.map(({ kind }) => kind), 'key' as const];
    const after = cursor === null ? null : decodeCursor(cursor, kinds);
    const found = await this.repository.page(filter, order, after, size + 1);
    const rows = found.slice(0, size);
    const last = rows.at(-1);
    const more = found.length > size && last !== undefined;
    return { rows, nextCursor: more ? encodeCursor([...last.sortKeys, last.id]) : null };
  }

  private async filterOf(query: MinorFilterQuery, today: CalendarDate): Promise<ListFilter> {
    return {
      today,
      ...(await this.searched(query.query?.trim() ?? '')),
      ...(query.birthDate === undefined ? {} : { birthDate: parseCalendarDate(query.birthDate, 'birthDate') }),
      citizenship: query.citizenship,
      sex: query.sex,
      region: query.region,
      municipality: query.municipality,
      facility: query.facility,
      household: query.household,
      state: query.state,
      present: query.present,
      queue: query.queue,
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

function orderOf({ sort, direction = 'asc' }: MinorFilterQuery, filter: ListFilter): ListOrder {
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
