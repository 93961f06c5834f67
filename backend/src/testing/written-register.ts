import type { CalendarDate } from '../domain/calendar-date.js';
import type { BirthDateQuality, MovementKind, Sex } from '../domain/codes.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import type { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { TestDatabase } from './test-database.js';

/** What a census reads of a minor. */
export interface WrittenMinor {
  readonly sex: Sex;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly citizenship: string;
  /** Declared when missing. */
  readonly birthDateQuality?: BirthDateQuality;
}

export interface WrittenMovement {
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
  /** Region of the place, for a stay. */
  readonly region: string;
}

/** One municipality for each region that the tests use. */
const MUNICIPALITIES: Readonly<Record<string, string>> = { ITG1: '082053', ITC4: '015146', ITH2: '022205' };

export const REGIONS_IN_USE = Object.keys(MUNICIPALITIES);

export const isStay = (kind: MovementKind): boolean => kind !== 'absconding' && kind !== 'exit';

/** Writes rows of the register as bare SQL, so that tests of the census depend on no other feature; inside a national unit of work. */
export class WrittenRegister {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly database: TestDatabase,
  ) {}

  /** One transaction, hence one instant. */
  change<T>(work: () => Promise<T>): Promise<T> {
    return this.unitOfWork.run(SYSTEM_ACTOR, work);
  }

  /** Forgets every minor, former versions included. */
  async clear(): Promise<void> {
    await this.database.admin(`truncate minors, minors_history, movements, movements_history cascade`);
  }

  /** The instant of the database's clock, in microseconds since 1970. */
  async instant(): Promise<bigint> {
    const [row] = await this.database.admin<{ at: string }>(
      `select (extract(epoch from clock_timestamp()) * 1000000)::bigint::text as at`,
    );
    return BigInt(row?.at ?? 0);
  }

  /** The instant of the last change. */
  async lastChange(): Promise<bigint> {
    const [row] = await this.database.admin<{ at: string }>(
      `select (extract(epoch from at) * 1000000)::bigint::text as at from changes order by id desc limit 1`,
    );
    return BigInt(row?.at ?? 0);
  }

  async register(minor: WrittenMinor): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into minors (family_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on)
       values ('Prova', 'PROVA', $1, $2, $5, $3, $4) returning id`,
      [minor.sex, minor.birthDate, minor.citizenship, minor.reportedOn, minor.birthDateQuality ?? 'declared'],
    );
    return row?.id ?? 0;
  }

  async correct(id: number, minor: WrittenMinor): Promise<void> {
    await this.unitOfWork.execute(
      `update minors set sex = $2, birth_date = $3, citizenship = $4, reported_on = $5, birth_date_quality = $6 where id = $1`,
      [id, minor.sex, minor.birthDate, minor.citizenship, minor.reportedOn, minor.birthDateQuality ?? 'declared'],
    );
  }

  /**
   * Makes the movements of a minor what the list says, numbered in its order from 1; those of the same day follow one another in that order.
   * What is there already is left alone.
   */
  async lay(minorId: number, movements: readonly (WrittenMovement & { readonly seq: number })[]): Promise<void> {
    const inOrder = [...movements].sort((a, b) =>
      a.onDate === b.onDate ? a.seq - b.seq : a.onDate < b.onDate ? -1 : 1,
    );
    const wanted = inOrder.map((movement, index) => ({
      seq: movement.seq,
      kind: movement.kind,
      on: movement.onDate,
      until: inOrder[index + 1]?.onDate ?? null,
      istat: isStay(movement.kind) ? MUNICIPALITIES[movement.region] : null,
    }));
    await this.unitOfWork.execute(`set constraints movements_never_overlap deferred`);
    await this.unitOfWork.execute(`delete from movements where minor_id = $1 and seq <> all ($2)`, [
      minorId,
      wanted.map(({ seq }) => seq),
    ]);
    // Closed before open ones: a minor has one open movement at any moment.
    for (const row of [
      ...wanted.filter(({ until }) => until !== null),
      ...wanted.filter(({ until }) => until === null),
    ]) {
      await this.unitOfWork.execute(
        `with place as (select id, region_code, prefecture_code from municipalities where istat_code = $6 and upper_inf(valid)),
              updated as (
                update movements v set kind = $3, on_date = $4, until = $5, place_kind = case when $6::text is null then null else 'private' end,
                       municipality_id = (select id from place), region_code = (select region_code from place),
                       prefecture_code = (select prefecture_code from place), exit_reason = case when $3 = 'exit' then 'other' end
                 where minor_id = $1 and seq = $2
                   and (v.kind, v.on_date, v.until, v.municipality_id) is distinct from ($3, $4::date, $5::date, (select id from place)) returning 1)
         insert into movements (minor_id, seq, kind, on_date, until, place_kind, municipality_id, region_code, prefecture_code, exit_reason)
         select $1, $2, $3, $4, $5, case when $6::text is null then null else 'private' end, (select id from place), (select region_code from place),
                (select prefecture_code from place), case when $3 = 'exit' then 'other' end
          where not exists (select from movements where minor_id = $1 and seq = $2)`,
        [minorId, row.seq, row.kind, row.on, row.until, row.istat],
      );
    }
  }
}

/** Microseconds since 1970 as an instant, `2017-04-10T08:00:00.000000Z`. */
export function isoInstant(microseconds: bigint): string {
  const seconds = new Date(Number(microseconds / 1000n)).toISOString().slice(0, -5);
  return `${seconds}.${String(microseconds % 1_000_000n).padStart(6, '0')}Z`;
}
