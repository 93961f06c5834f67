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
  readonly household?: boolean | undefined;
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

/** What is shown of a minor, of its own. */
const MINOR_COLUMNS = [
  'id',
  'sim_code',
  'family_name',
  'given_name',
  'sex',
  'birth_date',
  'birth_date_quality',
  'reported_on',
  'entry_date',
  'entry_mode',
  'responsible_municipality_id',
  'citizenship',
];
/** What is shown of its last movement. */
const MOVEMENT_COLUMNS = ['id', 'kind', 'on_date', 'place_kind', 'facility_id', 'municipality_id', 'region_code'];

/** What a filter asks, by the tables that know the answer. */
interface Conditions {
  readonly ofMinor: string[];
  /** Of the last movement, which must be there. */
  readonly ofMovement: string[];
  readonly ofBoth: string[];
}

/** Their lists of minors are long: where the total needs them too, finding all that match once costs less than making the list twice. */
const BROAD: ReadonlySet<string> = new Set(['region', 'prefecture']);

/**
 * One query for a page, one for its total; a search by name does both in one, because likeness is worked out for all that match. No table is named without
 * need: row-level security makes each mention cost a territorial actor the list of its minors (docs/decisions/0083).
 */
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
    const conditions = this.conditions(filter, parameters);
    const all = this.found(filter, conditions, parameters);
    const byName = filter.names !== undefined;
    const atOnce = !byName && needsMinor(conditions) && BROAD.has(this.unitOfWork.actor.scope.kind);
    const movementFound = !byName && needsMovement(conditions);
    const sorted = [...keys, { sql: 'm.id', type: 'bigint' }];
    const direction = descending ? 'desc' : 'asc';
    const columns = sorted.map((_, index) => `k${index}`);
    const shown = [
      ...sorted.map(({ sql }, index) => `${sql} as k${index}`),
      ...MINOR_COLUMNS.map((column) => `m.${column}`),
      ...(movementFound ? MOVEMENT_COLUMNS.map((column) => `v.${column} as v_${column}`) : []),
    ].join(', ');
    const startOf = (names: readonly string[]): string =>
      after === null
        ? ''
        : `and (${names.join(', ')}) ${descending ? '<' : '>'} (${sorted.map(({ type }, index) => `${parameters.add(after[index])}::${type}`).join(', ')})`;
    const start = startOf(atOnce ? columns : sorted.map(({ sql }) => sql));
    let found = '';
    let page = `select ${shown} ${all} ${start}`;
    if (byName) {
      found = `found as materialized (select found.minor_id, found.likeness ${all}),`;
      page = `select ${shown} from found join minors m on m.id = found.minor_id where true ${start}`;
    } else if (atOnce) {
      found = `found as materialized (select ${shown} ${all}),`;
      page = `select * from found where true ${start}`;
    }
    const movement = movementFound
      ? `cross join lateral (select ${MOVEMENT_COLUMNS.map((column) => `m.v_${column} as ${column}`).join(', ')}) v`
      : LAST_MOVEMENT;
    // The page is found first; what is shown beside it is read for its rows only.
    return this.unitOfWork.query<SummaryRow>(
      `with ${found} page as materialized (
         ${page} order by ${columns.map((column) => `${column} ${direction}`).join(', ')} limit ${parameters.add(limit)})
       select m.id, m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName", m.sex, m.birth_date as "birthDate",
              m.birth_date_quality as "birthDateQuality", m.reported_on as "reportedOn",
              m.entry_date as "enteredOn", m.entry_mode as "entryMode",
              case when v.id is not null or ${this.reported()} then (select name from municipalities where id = m.responsible_municipality_id) end as "responsibleMunicipality",
              array[m.citizenship::text] || array(select c.country::text from minor_citizenships c where c.minor_id = m.id order by c.id) as citizenships,
              ${this.state()} as state, ${PLACE} as place, json_build_array(${columns
                .slice(0, -1)
                .map((column) => `m.${column}`)
                .join(', ')}) as "sortKeys",
              ${found === '' ? 'null' : '(select count(*) from found)'} as total
         from page m ${movement} ${PLACE_JOIN}
        order by ${columns.map((column) => `m.${column} ${direction}`).join(', ')}`,
      parameters.values,
    );
  }

  async count(filter: ListFilter, bound: number): Promise<number> {
    const parameters = new Parameters();
    const conditions = this.conditions(filter, parameters);
    const { ofMovement } = conditions;
    // Whoever sees a movement sees its minor, who has one last movement; and without any condition the actor's minors are those in its scope.
    const withoutMinor = !needsMinor(conditions) && filter.names === undefined;
    let found = this.found(filter, conditions, parameters);
    if (withoutMinor && ofMovement.length > 0)
      found = `from movements v where v.until is null and ${ofMovement.join(' and ')}`;
    else if (withoutMinor && this.unitOfWork.actor.scope.kind !== 'national')
      found = 'from (select distinct app.minors_in_scope()) m';
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
      `select ${counts.join(', ')} from minors m ${LAST_MOVEMENT} where ${['m.adult_on > $1::date', ...this.ofSmallTerritory()].join(' and ')}`,
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

  private conditions(filter: ListFilter, parameters: Parameters): Conditions {
    const ofMinor: string[] = [];
    const ofMovement: string[] = [];
    const ofBoth: string[] = [];
    const when = (list: string[], value: unknown, condition: (parameter: string) => string): void => {
      if (value !== undefined) list.push(condition(parameters.add(value)));
    };
    when(ofMinor, filter.ids, (ids) => `m.id = any (${ids}::bigint[])`);
    when(ofMinor, filter.simCode, (code) => `m.sim_code = ${code}`);
    when(ofMinor, filter.birthDate, (day) => `m.birth_date = ${day}::date`);
    when(ofMinor, filter.bornUntil, (day) => `m.birth_date <= ${day}::date`);
    when(ofMinor, filter.bornAfter, (day) => `m.birth_date > ${day}::date`);
    when(ofMinor, filter.sex, (sex) => `m.sex = ${sex}`);
    when(
      ofMinor,
      filter.citizenship,
      (code) =>
        `(m.citizenship = ${code} or m.id in (select c.minor_id from minor_citizenships c where c.country = ${code}))`,
    );
    when(ofMovement, filter.region, (code) => `v.region_code = ${code} and v.place_kind is not null`);
    when(
      ofMovement,
      filter.municipality,
      (code) =>
        `v.municipality_id in (select id from municipalities where istat_code = ${code}) and v.place_kind is not null`,
    );
    when(
      ofMovement,
      filter.facility,
      (code) => `v.facility_id = (select id from facilities where code = ${code}) and v.place_kind is not null`,
    );
    if (filter.household !== undefined)
      ofMovement.push(filter.household ? `v.place_kind <> 'facility'` : `v.place_kind = 'facility'`);
    if (filter.state === 'placed') ofMovement.push('v.place_kind is not null');
    if (filter.state === 'absconded') ofMovement.push(`v.kind = 'absconding'`);
    if (filter.state === 'left') ofMovement.push(`v.kind = 'exit'`);
    if (filter.state === 'reported') ofBoth.push(`v.id is null and ${this.reported()}`);
    if (filter.queue !== undefined) {
      ofBoth.push(queueCondition(filter.queue, `${parameters.add(filter.today)}::date`));
      // Who is elsewhere has no movement to be seen either, and waits for nobody here.
      if (filter.queue === 'not_placed') ofBoth.push(this.reported());
    }
    if (filter.present !== undefined) {
      const present = `(v.place_kind is not null and m.adult_on > ${parameters.add(filter.today)}::date)`;
      ofBoth.push(filter.present ? present : `not ${present}`);
    }
    return { ofMinor, ofMovement, ofBoth };
  }

  /** `from … where …` of the minors asked for. The last movement is joined only where a condition needs it. */
  private found(filter: ListFilter, conditions: Conditions, parameters: Parameters): string {
    const { names, facility, municipality } = filter;
    const movement = needsMovement(conditions) ? LAST_MOVEMENT : '';
    const asked = [...conditions.ofMinor, ...conditions.ofMovement, ...conditions.ofBoth];
    if (names === undefined) {
      const isSmall = facility !== undefined || municipality !== undefined;
      const where = ['true', ...(isSmall ? [] : this.ofSmallTerritory()), ...asked];
      return `from minors m ${movement} where ${where.join(' and ')}`;
    }
    // The search keeps to the actor's scope by itself; rows that are shown pass row-level security as well.
    const search = `app.find_minors(${parameters.add(names)}::text[]) found`;
    return asked.length === 0
      ? `from ${search}`
      : `from ${search} join minors m on m.id = found.minor_id ${movement} where ${asked.join(' and ')}`;
  }

  /** Row-level security alone would look at every minor of the register to find the few of a small territory. */
  private ofSmallTerritory(): string[] {
    const isSmall = ['facility', 'municipality'].includes(this.unitOfWork.actor.scope.kind);
    return isSmall ? ['m.id = any (array(select app.minors_in_scope()))'] : [];
  }

  /** Null when the last movement is hidden: the minor is elsewhere. */
  private state(): string {
    return `case when v.id is not null then ${STATE_OF_KIND} when ${this.reported()} then 'reported' end`;
  }

  private reported(): string {
    return this.unitOfWork.actor.scope.kind === 'national' ? 'true' : 'm.id in (select app.minors_in_charge())';
  }
}

function needsMovement({ ofMovement, ofBoth }: Conditions): boolean {
  return ofMovement.length + ofBoth.length > 0;
}

function needsMinor({ ofMinor, ofBoth }: Conditions): boolean {
  return ofMinor.length + ofBoth.length > 0;
}
