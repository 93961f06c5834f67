import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { MinorState, Sex } from '../../domain/codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { CursorValues } from '../../platform/http/paging.js';
import type { ListOrder } from './list.orders.js';
import { queueCondition } from './list.queues.js';
import { MINOR_QUEUES, type MinorQueue, type MinorSummaryDto } from './minor-list.dto.js';
import { PLACE, PLACE_JOIN } from './place.sql.js';

/** What the list is asked; undefined: not asked. */
export interface ListFilter {
  readonly today: CalendarDate;
  readonly ids?: readonly number[] | undefined;
  readonly simCode?: string | undefined;
  /** Words of a search key: each must be like some word of the minor's name. */
  readonly names?: readonly string[] | undefined;
  readonly birthDate?: CalendarDate | undefined;
  readonly bornUntil?: CalendarDate | undefined;
  readonly bornAfter?: CalendarDate | undefined;
  readonly citizenship?: string | undefined;
  readonly sex?: Sex | undefined;
  readonly region?: string | undefined;
  readonly municipality?: string | undefined;
  readonly facility?: string | undefined;
  readonly state?: MinorState | undefined;
  readonly present?: boolean | undefined;
  readonly queue?: MinorQueue | undefined;
}

export interface SummaryRow extends Omit<MinorSummaryDto, 'age' | 'daysToMajority' | 'present'> {
  readonly id: number;
  readonly birthDate: CalendarDate;
  readonly sortKeys: CursorValues;
  /** All that match, where the page's query knows it; null: it is counted apart. */
  readonly total: number | null;
}

/** Collects the parameters of a query while its text is put together. */
class Parameters {
  readonly values: unknown[] = [];

  add(value: unknown): string {
    return `$${this.values.push(value)}`;
  }
}

const LAST_MOVEMENT = 'left join movements v on v.minor_id = m.id and v.until is null';
const STATE_OF_KIND = `case v.kind when 'absconding' then 'absconded' when 'exit' then 'left' else 'placed' end`;

/** One query for a page, one for its total; a search by name does both in one, because likeness is worked out for all that match. */
@Injectable()
export class ListRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async page(
    filter: ListFilter,
    { keys, descending }: ListOrder,
    after: CursorValues | null,
    limit: number,
  ): Promise<SummaryRow[]> {
    const parameters = new Parameters();
    const all = this.found(filter, parameters);
    const byName = filter.names !== undefined;
    const found = byName ? 'from found join minors m on m.id = found.minor_id where true' : all;
    const sorted = [...keys, { sql: 'm.id', type: 'bigint' }];
    const direction = descending ? 'desc' : 'asc';
    const columns = sorted.map((_, index) => `k${index}`);
    const start =
      after === null
        ? ''
        : `and (${sorted.map(({ sql }) => sql).join(', ')}) ${descending ? '<' : '>'} (${sorted.map(({ type }, index) => `${parameters.add(after[index])}::${type}`).join(', ')})`;
    // The page is found first; what is shown beside it is read for its rows only.
    return this.unitOfWork.query<SummaryRow>(
      `with ${byName ? `found as materialized (select found.minor_id, found.likeness ${all}),` : ''} page as materialized (
         select ${sorted.map(({ sql }, index) => `${sql} as k${index}`).join(', ')} ${found} ${start}
          order by ${sorted.map(({ sql }) => `${sql} ${direction}`).join(', ')} limit ${parameters.add(limit)})
       select m.id, m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName", m.sex, m.birth_date as "birthDate",
              m.birth_date_quality as "birthDateQuality", m.reported_on as "reportedOn",
              m.entry_date as "enteredOn", m.entry_mode as "entryMode",
              case when v.id is not null or ${this.reported()} then (select name from municipalities where id = m.responsible_municipality_id) end as "responsibleMunicipality",
              array[m.citizenship::text] || array(select c.country::text from minor_citizenships c where c.minor_id = m.id order by c.id) as citizenships,
              ${this.state()} as state, ${PLACE} as place, json_build_array(${columns
                .slice(0, -1)
                .map((column) => `page.${column}`)
                .join(', ')}) as "sortKeys",
              ${byName ? '(select count(*) from found)' : 'null'} as total
         from page join minors m on m.id = page.${columns.at(-1) ?? ''} ${LAST_MOVEMENT} ${PLACE_JOIN}
        order by ${columns.map((column) => `page.${column} ${direction}`).join(', ')}`,
      parameters.values,
    );
  }

  async count(filter: ListFilter, bound: number): Promise<number> {
    const parameters = new Parameters();
    const found = this.found(filter, parameters);
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*) as count from (select 1 ${found} limit ${parameters.add(bound)}) counted`,
      parameters.values,
    );
    return row?.count ?? 0;
  }

  /** How many minors wait in each queue, in one reading. */
  async queueCounts(today: CalendarDate): Promise<Record<MinorQueue, number>> {
    const counts = MINOR_QUEUES.map((queue) => {
      const mine = queue === 'not_placed' ? ` and ${this.reported()}` : '';
      return `count(*) filter (where ${queueCondition(queue, '$1::date')}${mine}) as ${queue}`;
    });
    const [row] = await this.unitOfWork.query<Record<MinorQueue, number>>(
      `select ${counts.join(', ')} from minors m ${LAST_MOVEMENT} where m.adult_on > $1::date`,
      [today],
    );
    if (row === undefined) throw new Error('An aggregate answers with one row');
    return row;
  }

  /** Keys of the minors whose code in the exchange files this is. */
  async idsByExchangeCode(code: string): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select minor_id as id from minor_codes where system = 'exchange_file' and code = any ($1)`,
      [[code, code.toUpperCase()]],
    );
    return rows.map(({ id }) => id);
  }

  /** `from … where …` of the minors asked for. The last movement is joined only where a filter needs it. */
  private found(filter: ListFilter, parameters: Parameters): string {
    const { today, names } = filter;
    const conditions: string[] = [];
    const when = (value: unknown, condition: (parameter: string) => string): void => {
      if (value !== undefined) conditions.push(condition(parameters.add(value)));
    };
    when(filter.ids, (ids) => `m.id = any (${ids}::bigint[])`);
    when(filter.simCode, (code) => `m.sim_code = ${code}`);
    when(filter.birthDate, (day) => `m.birth_date = ${day}::date`);
    when(filter.bornUntil, (day) => `m.birth_date <= ${day}::date`);
    when(filter.bornAfter, (day) => `m.birth_date > ${day}::date`);
    when(filter.sex, (sex) => `m.sex = ${sex}`);
    when(
      filter.citizenship,
      (code) =>
        `(m.citizenship = ${code} or exists (select from minor_citizenships c where c.minor_id = m.id and c.country = ${code}))`,
    );
    const beforeMovements = conditions.length;
    when(filter.region, (code) => `v.region_code = ${code} and v.place_kind is not null`);
    when(
      filter.municipality,
      (code) =>
        `v.municipality_id in (select id from municipalities where istat_code = ${code}) and v.place_kind is not null`,
    );
    when(
      filter.facility,
      (code) => `v.facility_id = (select id from facilities where code = ${code}) and v.place_kind is not null`,
    );
    if (filter.state !== undefined) conditions.push(this.inState(filter.state));
    if (filter.queue !== undefined) {
      conditions.push(queueCondition(filter.queue, `${parameters.add(today)}::date`));
      // Who is elsewhere has no movement to be seen either, and waits for nobody here.
      if (filter.queue === 'not_placed') conditions.push(this.reported());
    }
    if (filter.present !== undefined) {
      const present = `(v.place_kind is not null and m.adult_on > ${parameters.add(today)}::date)`;
      conditions.push(filter.present ? present : `not ${present}`);
    }
    const movement = conditions.length > beforeMovements ? LAST_MOVEMENT : '';
    const where = `where ${['true', ...conditions].join(' and ')}`;
    if (names === undefined) return `from minors m ${movement} ${where}`;
    // The search keeps to the actor's scope by itself; rows that are shown pass row-level security as well.
    const search = `app.find_minors(${parameters.add(names)}::text[]) found`;
    return conditions.length === 0
      ? `from ${search}`
      : `from ${search} join minors m on m.id = found.minor_id ${movement} ${where}`;
  }

  private inState(state: MinorState): string {
    switch (state) {
      case 'placed':
        return 'v.place_kind is not null';
      case 'absconded':
        return `v.kind = 'absconding'`;
      case 'left':
        return `v.kind = 'exit'`;
      case 'reported':
        return `v.id is null and ${this.reported()}`;
    }
  }

  /** Null when the last movement is hidden: the minor is elsewhere. */
  private state(): string {
    return `case when v.id is not null then ${STATE_OF_KIND} when ${this.reported()} then 'reported' end`;
  }

  private reported(): string {
    return this.unitOfWork.actor.scope.kind === 'national' ? 'true' : 'm.id in (select app.minors_in_charge())';
  }
}
