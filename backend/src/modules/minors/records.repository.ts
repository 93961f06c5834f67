import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { MovementKind } from '../../domain/codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { MinorRecordDto, MovementDto } from './minor-record.dto.js';
import { PLACE, PLACE_JOIN } from './place.sql.js';

type Identity = Omit<
  MinorRecordDto,
  | 'citizenships'
  | 'state'
  | 'age'
  | 'daysToMajority'
  | 'present'
  | 'currentPlace'
  | 'movements'
  | 'contacts'
  | 'relations'
  | 'photoId'
  | 'alerts'
  | 'openSteps'
  | 'writable'
  | 'warnings'
  | 'completeness'
>;

export interface MinorRow extends Identity {
  readonly id: number;
  readonly version: number;
  readonly birthDate: CalendarDate;
  readonly reportedOn: CalendarDate;
  readonly citizenship: string;
  readonly furtherCitizenships: readonly string[];
}

export interface MovementRow extends MovementDto {
  readonly kind: MovementKind;
  readonly onDate: CalendarDate;
}

const municipality = (column: string): string =>
  `(select json_build_object('istatCode', t.istat_code, 'name', t.name, 'province', p.sigla)
      from municipalities t join provinces p on p.istat_code = t.province_code where t.id = m.${column})`;

const listOf = (table: string, value: string): string =>
  `coalesce((select json_agg(${value} order by c.id) from ${table} c where c.minor_id = m.id), '[]')`;

const ALIAS = `json_build_object('familyName', c.family_name, 'givenName', c.given_name, 'source', c.source)`;
const DOCUMENT = `json_build_object('kind', c.kind, 'number', c.number, 'country', c.country, 'issuedOn', c.issued_on, 'expiresOn', c.expires_on)`;

/** Reads one record, as far as row-level security shows it. */
@Injectable()
export class RecordsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async find(simCode: string): Promise<MinorRow | null> {
    const inCharge =
      this.unitOfWork.actor.scope.kind === 'national' ? 'true' : 'm.id = any (array(select app.minors_in_charge()))';
    const [row] = await this.unitOfWork.query<MinorRow>(
      `select m.id, app.minor_version(m.id) as version, m.sim_code as "simCode", m.family_name as "familyName", m.given_name as "givenName",
              ${listOf('minor_aliases', ALIAS)} as aliases, m.sex, m.birth_date as "birthDate", m.birth_date_quality as "birthDateQuality",
              m.birth_place as "birthPlace", m.birth_country as "birthCountry", m.citizenship, ${listOf('minor_citizenships', 'c.country')} as "furtherCitizenships",
              m.cui, m.codice_fiscale as "taxCode", ${listOf('minor_documents', DOCUMENT)} as documents, ${listOf('minor_languages', 'c.language')} as languages,
              m.entry_date as "enteredOn", m.entry_mode as "entryMode", ${municipality('entry_municipality_id')} as "entryMunicipality",
              m.reported_on as "reportedOn", m.reporting_body as "reportingBody",
              ${municipality('responsible_municipality_id')} as "responsibleMunicipality", m.adult_on as "adultOn",
              (select c.code from minor_codes c where c.minor_id = m.id and c.system = 'exchange_file' limit 1) as "exchangeCode", ${inCharge} as "inCharge"
         from minors m where m.sim_code = $1`,
      [simCode],
    );
    return row ?? null;
  }

  movements(minorId: number): Promise<MovementRow[]> {
    return this.unitOfWork.query<MovementRow>(
      `select v.id, v.seq as sequence, v.kind, v.on_date as "onDate", v.until, v.exit_reason as "exitReason", v.note,
              to_char(v.recorded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "recordedAt",
              case when e.by_person then greatest(0, (e.entered_at at time zone 'Europe/Rome')::date - v.on_date) end as "lateDays", ${PLACE} as place
         from movements v left join app.movement_entries($1) e on e.movement_id = v.id ${PLACE_JOIN} where v.minor_id = $1 order by v.on_date, v.seq`,
      [minorId],
    );
  }

  /** Locks the record for a change; null when it is not there, or not the actor's to change. */
  async lock(simCode: string): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(`select id from minors where sim_code = $1 for update`, [
      simCode,
    ]);
    return row?.id ?? null;
  }

  /** Key of the latest change of anything in the record. */
  async version(minorId: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ version: number }>(`select app.minor_version($1) as version`, [
      minorId,
    ]);
    if (row === undefined) throw new Error('The version of a record was not read');
    return row.version;
  }

  /** Whether the actor may read the record at all. */
  async isVisible(simCode: string): Promise<boolean> {
    return (await this.unitOfWork.query(`select id from minors where sim_code = $1`, [simCode])).length > 0;
  }
}
