import { countrySeeds } from './countries.js';
import { municipalitySeeds } from './municipalities.js';
import { prefectureSeeds, provinceSeeds } from './province-seeds.js';

/** Runs one statement with its parameters: a client's or a manager's `query`, bound. */
export type Query = (sql: string, parameters: unknown[]) => Promise<unknown>;

const PREFECTURES = `
insert into prefectures (code, name, region_code)
select code, name, region_code from jsonb_to_recordset($1::jsonb) as seed (code text, name text, region_code text)
on conflict do nothing`;

const PROVINCES = `
insert into provinces (istat_code, sigla, name, region_code, prefecture_code, valid)
select istat_code, sigla, name, region_code, prefecture_code, daterange(valid_from, valid_to)
from jsonb_to_recordset($1::jsonb)
  as seed (istat_code text, sigla text, name text, region_code text, prefecture_code text, valid_from date, valid_to date)
on conflict do nothing`;

// A code that already has a row for some of the same days was loaded before, perhaps corrected since by ISTAT's list: it is left as it is.
const MUNICIPALITIES = `
insert into municipalities (istat_code, belfiore, name, province_code, region_code, prefecture_code, valid)
select seed.istat_code, seed.belfiore, seed.name, province.istat_code, province.region_code, province.prefecture_code,
  daterange(seed.valid_from, seed.valid_to)
from jsonb_to_recordset($1::jsonb) as seed (istat_code text, belfiore text, name text, valid_from date, valid_to date)
join provinces province on province.istat_code = left(seed.istat_code, 3)
where not exists (
  select from municipalities known
  where known.istat_code = seed.istat_code and known.valid && daterange(seed.valid_from, seed.valid_to))
order by seed.istat_code, seed.valid_from nulls first`;

// The successor is the one that the seed names, or the next row with the same Belfiore code (a change of code or of name).
const SUCCESSORS = `
with named as (
  select istat_code, successor_code, valid_to
  from jsonb_to_recordset($1::jsonb) as seed (istat_code text, successor_code text, valid_to date)
  where successor_code is not null
), former as (
  select id, istat_code, belfiore, upper(valid) as ended from municipalities where successor_id is null and not upper_inf(valid)
), found as (
  select former.id, next.id as successor_id
  from former
  join named on named.istat_code = former.istat_code and named.valid_to = former.ended
  join municipalities next on next.istat_code = named.successor_code and next.valid @> former.ended
  union
  select former.id, next.id
  from former
  join municipalities next on next.belfiore = former.belfiore and next.id <> former.id and next.valid @> former.ended
)
update municipalities former set successor_id = found.successor_id from found where found.id = former.id`;

const COUNTRIES = `
insert into countries (alpha3, alpha2, istat_code, belfiore, name_it, name_en, report_name, continent, valid, eu_member)
select alpha3, alpha2, istat_code, belfiore, name_it, name_en, report_name, continent, daterange(valid_from, valid_to),
  case when eu_from is not null then daterange(eu_from, eu_to) end
from jsonb_to_recordset($1::jsonb)
  as seed (alpha3 text, alpha2 text, istat_code text, belfiore text, name_it text, name_en text, report_name text,
    continent text, valid_from date, valid_to date, eu_from date, eu_to date)
on conflict do nothing`;

/**
 * Fills prefectures, provinces, municipalities and countries of an empty database, in sets. Run again it adds what is missing and changes nothing
 * else: corrections made since then stay. Needs the migrations, and a role that may insert and update those tables (sim_owner or sim_national).
 */
export async function loadReferenceData(query: Query): Promise<void> {
  const municipalities = JSON.stringify(municipalitySeeds());
  await query(PREFECTURES, [JSON.stringify(prefectureSeeds())]);
  await query(PROVINCES, [JSON.stringify(provinceSeeds())]);
  await query(MUNICIPALITIES, [municipalities]);
  await query(SUCCESSORS, [municipalities]);
  await query(COUNTRIES, [JSON.stringify(countrySeeds())]);
}
