import type { CalendarDate } from '../../domain/calendar-date.js';
import {
  type ExplorerDimension,
  type ExplorerMeasure,
  isTimeGrain,
  MEASURE_TABLE,
  UNKNOWN_CODE,
} from '../../domain/explorer/catalogue.js';
import { dimensionsOf, type ExplorerQuestion } from '../../domain/explorer/question.js';
import type { KnownAt } from '../../domain/known-at.js';

/**
 * The text of a question in SQL: pieces of this file only, chosen by codes of the catalogue. What a person wrote (days, codes) travels in parameters:
 * $1 first days, $2 last days of the slices, $3 first day, $4 last day, $5 the instant, then the codes of each filter.
 */
export interface QuestionSql {
  readonly text: string;
  readonly values: readonly unknown[];
}

const AGE = 'least(app.age_on(p.birth_date, p.d), 17)';
const MONTHS = '(extract(year from age(p.d, p.stay_from)) * 12 + extract(month from age(p.d, p.stay_from)))';

/** What is read of a row `p` for a dimension; `p.d` is the day to which the row is looked at. */
const EXPRESSIONS: Readonly<Record<Exclude<ExplorerDimension, 'day' | 'month' | 'half_year' | 'year'>, string>> = {
  region: 'p.region',
  province: 'p.province',
  municipality: 'p.municipality',
  reception: 'p.reception',
  citizenship: 'p.citizenship::text',
  continent: 'p.continent',
  sex: 'p.sex::text',
  age: `${AGE}::text`,
  age_class: `case when ${AGE} >= 15 then ${AGE}::text when ${AGE} >= 7 then '7-14' else '0-6' end`,
  birth_quality: 'p.birth_quality',
  entry_mode: 'p.entry_mode',
  stay_months: `case when ${MONTHS} < 1 then '0' when ${MONTHS} < 3 then '1-2' when ${MONTHS} < 6 then '3-5' when ${MONTHS} < 12 then '6-11' when ${MONTHS} < 24 then '12-23' else '24+' end`,
  exit_reason: 'p.exit_reason',
};

/** Each stay once for each slice in which it has days: the slices are in order, so that two searches find the first and the last. */
const DAYS_IN_SLICES = `
  select s.*, i as slice, least(s.ends - 1, ($2::date[])[i]) as d, least(s.ends, ($2::date[])[i] + 1) - greatest(s.starts, ($1::date[])[i]) as nights
    from app.explorer_presence($3::date, $4::date, $5::timestamptz) s
   cross join lateral generate_series(width_bucket(s.starts - 1, $2::date[]) + 1, width_bucket(s.ends - 1, $1::date[])) i`;

const FLOWS = (flow: ExplorerMeasure): string =>
  `select f.*, width_bucket(f.on_day, $1::date[]) as slice, f.on_day as d from app.explorer_flows($3::date, $4::date, $5::timestamptz) f where f.flow = '${flow}'`;

const PLACES = `select c.*, c.place as slice, null::date as d from app.explorer_places($1::date[], $5::timestamptz) c`;

const SOURCES: Readonly<Record<ExplorerMeasure, { readonly from: string; readonly value: string }>> = {
  present: { from: DAYS_IN_SLICES, value: 'count(*)::integer' },
  entered: { from: FLOWS('entered'), value: 'count(*)::integer' },
  found_again: { from: FLOWS('found_again'), value: 'count(*)::integer' },
  readmitted: { from: FLOWS('readmitted'), value: 'count(*)::integer' },
  absconded: { from: FLOWS('absconded'), value: 'count(*)::integer' },
  exits: { from: FLOWS('exits'), value: 'count(*)::integer' },
  of_age: { from: FLOWS('of_age'), value: 'count(*)::integer' },
  nights: { from: DAYS_IN_SLICES, value: 'coalesce(sum(p.nights), 0)::integer' },
  // A stay that ended on the day before the period has its end, which is not counted, on its first day.
  median_stay: {
    from: `select s.*, width_bucket(s.ends, $1::date[]) as slice, s.ends - 1 as d
             from app.explorer_presence($3::date - 1, $4::date, $5::timestamptz) s where s.ends between $3::date and $4::date`,
    value: 'percentile_cont(0.5) within group (order by p.ends - p.starts)',
  },
  capacity: { from: PLACES, value: 'coalesce(sum(p.places), 0)::integer' },
  occupancy: {
    from: `select null::bigint as minor_id, c.slice, c.d, c.region, c.province, c.municipality, c.reception, c.places, 0 as minors from (${PLACES}) c
            union all
           select p.minor_id, p.slice, p.d, p.region, p.province, p.municipality, p.reception, 0, 1 from (${DAYS_IN_SLICES}) p where p.in_facility`,
    value: 'round(100.0 * sum(p.minors) / nullif(sum(p.places), 0), 1)::float8',
  },
};

/** Every cell and every total of the table in one statement; `slice` counts from 1. */
export function tableSql(question: ExplorerQuestion, knownAt: KnownAt, most: number): QuestionSql {
  const { from, where, values } = sourceOf(question, knownAt);
  const dimensions = dimensionsOf(question);
  const names = dimensions.map((_, place) => `d${String(place)}`);
  const rows = names.slice(0, question.rows.length);
  const columns = names.slice(question.rows.length);
  // Each dimension by itself as well: its codes are ordered by their weight.
  const sets = new Set([names, rows, columns, [], ...names.map((name) => [name])].map((set) => `(${set.join(', ')})`));
  const expressions = dimensions.map((dimension, place) => `${expressionOf(dimension)} as d${String(place)}`);
  const shown = names.map((name) => `case when grouping(${name}) = 0 then ${name} end as ${name}`);
  return {
    text: `with p as materialized (select p.*${expressions.map((expression) => `, ${expression}`).join('')} from (${from}) p where ${where})
      select ${[...shown, `${SOURCES[question.measure].value} as value`].join(', ')} from p group by grouping sets (${[...sets].join(', ')}) limit ${String(most)}`,
    values,
  };
}

/** The minors behind a question, after a key, and how many they are. */
export function minorsSql(question: ExplorerQuestion, knownAt: KnownAt, after: number, limit: number): QuestionSql {
  const { from, where, values } = sourceOf(question, knownAt);
  const place = values.length;
  return {
    text: `with behind as materialized (select distinct p.minor_id from (${from}) p where p.minor_id is not null and ${where})
      select (select count(*)::integer from behind) as total,
             array(select b.minor_id from behind b where b.minor_id > $${String(place + 1)}::bigint order by b.minor_id limit $${String(place + 2)}::integer) as ids`,
    values: [...values, after, limit],
  };
}

function sourceOf(
  { measure, filters, slices }: ExplorerQuestion,
  knownAt: KnownAt,
): { readonly from: string; readonly where: string; readonly values: unknown[] } {
  // A stock is that of single days: the last of each slice.
  const isStock = MEASURE_TABLE[measure].kind === 'stock';
  const firsts: CalendarDate[] = slices.map(({ first, last }) => (isStock ? last : first));
  const lasts = slices.map(({ last }) => last);
  const values: unknown[] = [firsts, lasts, firsts[0], lasts.at(-1), knownAt];
  const conditions = filters.map(
    ({ dimension, codes }) => `${expressionOf(dimension)} = any ($${String(values.push(codes))}::text[])`,
  );
  // A parameter that the text does not name has no type.
  const named =
    '($1::date[] is null or $2::date[] is null or $3::date is null or $4::date is null or $5::timestamptz is null) is not null';
  return { from: SOURCES[measure].from, where: [named, ...conditions].join(' and '), values };
}

const expressionOf = (dimension: ExplorerDimension): string =>
  isTimeGrain(dimension) ? 'p.slice' : `coalesce(${EXPRESSIONS[dimension]}, '${UNKNOWN_CODE}')`;
