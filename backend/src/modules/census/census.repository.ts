import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { AgeClass, Census, CensusCounts } from '../../domain/census.js';
import type { Sex } from '../../domain/codes.js';
import type { KnownAt } from '../../domain/known-at.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** The census of a day with what the reports need beside it, all counted by one query. */
export interface CountedDay {
  readonly census: Census;
  /** The same census restricted to girls. */
  readonly girls: CensusCounts;
  /** Minors counted whose birth date is 1 January and was presumed. */
  readonly presumedFirstOfJanuary: number;
}

interface CountedGroup {
  readonly day: number;
  readonly grouping: number;
  readonly sex: Sex | null;
  readonly ageClass: AgeClass | null;
  readonly citizenship: string | null;
  readonly region: string | null;
  readonly total: number;
  readonly presumed: number;
}

/** grouping(sex, age_class, citizenship, region_code) sets one bit for each column that a row does not break down by. */
const GROUPING = {
  total: 0b1111,
  sex: 0b0111,
  age: 0b1011,
  citizenship: 0b1101,
  region: 0b1110,
  sexAge: 0b0011,
  sexCitizenship: 0b0101,
  sexRegion: 0b0110,
};

const GROUPING_SETS =
  '(), (sex), (age_class), (citizenship), (region_code), (sex, age_class), (sex, citizenship), (sex, region_code)';

/** Counts over `app.census`; the only place where figures are made. */
@Injectable()
export class CensusRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The instant of this unit of work, in UTC to the microsecond: all that it counts is known at that instant. */
  async now(): Promise<KnownAt> {
    const [row] = await this.unitOfWork.query<{ now: KnownAt }>(
      `select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as now`,
    );
    if (row === undefined) throw new Error('PostgreSQL does not tell the time');
    return row.now;
  }

  /** The instant of the first change that the register knows; null while it is empty. */
  async firstKnownAt(): Promise<KnownAt | null> {
    const [row] = await this.unitOfWork.query<{ first: KnownAt | null }>(
      `select to_char(min(at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') as first from changes`,
    );
    return row?.first ?? null;
  }

  /** Several days in one statement, hence in one state of the register; in the order asked for. */
  async count(days: readonly CalendarDate[], knownAt: KnownAt): Promise<CountedDay[]> {
    const blocks = days.map(
      (
        _,
        index,
      ) => `select ${String(index)} as day, grouping(sex, age_class, citizenship, region_code) as grouping, sex, age_class as "ageClass",
        citizenship, region_code as region, count(*)::integer as total, (count(*) filter (where presumed_new_year))::integer as presumed
      from app.census($${String(index + 2)}::date, $1::timestamptz) group by grouping sets (${GROUPING_SETS})`,
    );
    const groups = await this.unitOfWork.query<CountedGroup>(blocks.join(' union all '), [knownAt, ...days]);
    return days.map((on, index) =>
      countedDay(
        on,
        knownAt,
        groups.filter((group) => group.day === index),
      ),
    );
  }
}

function countedDay(on: CalendarDate, knownAt: KnownAt, groups: readonly CountedGroup[]): CountedDay {
  const of = (grouping: number): readonly CountedGroup[] => groups.filter((group) => group.grouping === grouping);
  const girlsOf = (grouping: number): readonly CountedGroup[] => of(grouping).filter((group) => group.sex === 'F');
  const all = of(GROUPING.total)[0];
  const bySex = { M: 0, F: 0, ...tally(of(GROUPING.sex), (group) => group.sex) };
  const girls = { M: 0, F: bySex.F };
  return {
    census: {
      on,
      knownAt,
      ...counts(all?.total ?? 0, bySex, of(GROUPING.age), of(GROUPING.citizenship), of(GROUPING.region)),
    },
    girls: counts(
      girls.F,
      girls,
      girlsOf(GROUPING.sexAge),
      girlsOf(GROUPING.sexCitizenship),
      girlsOf(GROUPING.sexRegion),
    ),
    presumedFirstOfJanuary: all?.presumed ?? 0,
  };
}

function counts(
  total: number,
  bySex: Record<Sex, number>,
  ages: readonly CountedGroup[],
  citizenships: readonly CountedGroup[],
  regions: readonly CountedGroup[],
): CensusCounts {
  return {
    total,
    bySex,
    byAge: { '17': 0, '16': 0, '15': 0, '7-14': 0, '0-6': 0, ...tally(ages, (group) => group.ageClass) },
    byCitizenship: tally(citizenships, (group) => group.citizenship),
    byRegion: tally(regions, (group) => group.region),
  };
}

function tally<Key extends string>(
  groups: readonly CountedGroup[],
  key: (group: CountedGroup) => Key | null,
): Partial<Record<Key, number>> & Record<string, number> {
  return Object.fromEntries(groups.map((group) => [key(group) ?? '', group.total])) as Partial<Record<Key, number>> &
    Record<string, number>;
}
