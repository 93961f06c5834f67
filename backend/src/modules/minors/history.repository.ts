import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RowVersion } from './history-differences.js';
import type { HistoryEntryDto, HistoryTable } from './minor-history.dto.js';

export type Change = Pick<HistoryEntryDto, 'at' | 'author' | 'organisation' | 'reason'>;

const municipality = (id: string): string =>
  `(select t.name || ' (' || t.istat_code || ')' from municipalities t where t.id = ${id})`;
const facility = (id: string): string =>
  `(select f.name || ' (' || f.code || ')' from facilities f where f.id = ${id})`;

/** Fields of each table that people see, as the record names them. What follows from other fields is left out. */
const FIELDS: Readonly<Record<HistoryTable, Readonly<Record<string, string>>>> = {
  minors: {
    familyName: 'v.family_name',
    givenName: 'v.given_name',
    sex: 'v.sex',
    birthDate: 'v.birth_date',
    birthDateQuality: 'v.birth_date_quality',
    birthPlace: 'v.birth_place',
    birthCountry: 'v.birth_country',
    citizenship: 'v.citizenship',
    cui: 'v.cui',
    taxCode: 'v.codice_fiscale',
    enteredOn: 'v.entry_date',
    entryMode: 'v.entry_mode',
    entryMunicipality: municipality('v.entry_municipality_id'),
    reportedOn: 'v.reported_on',
    reportingBody: 'v.reporting_body',
    responsibleMunicipality: municipality('v.responsible_municipality_id'),
  },
  minor_aliases: { familyName: 'v.family_name', givenName: 'v.given_name', source: 'v.source' },
  minor_citizenships: { furtherCitizenship: 'v.country' },
  minor_documents: {
    kind: 'v.kind',
    number: 'v.number',
    country: 'v.country',
    issuedOn: 'v.issued_on',
    expiresOn: 'v.expires_on',
  },
  minor_languages: { language: 'v.language' },
  movements: {
    kind: 'v.kind',
    onDate: 'v.on_date',
    placeKind: 'v.place_kind',
    facility: facility('v.facility_id'),
    municipality: municipality('v.municipality_id'),
    exitReason: 'v.exit_reason',
    note: 'v.note',
  },
};

/** Reads all versions of a record and the changes that made them. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  versions(minorId: number): Promise<RowVersion[]> {
    const parts = (Object.keys(FIELDS) as HistoryTable[]).flatMap((table) => {
      const values = Object.entries(FIELDS[table]).map(([field, value]) => `'${field}', (${value})::text`);
      const key = table === 'minors' ? 'id' : 'minor_id';
      const part = (from: string, ended: string): string =>
        `select '${table}' as table, v.id as "rowId", json_build_object(${values.join(', ')}) as values, v.change_id as "changeId", ${ended} as "endedByChangeId"
           from ${from} v where v.${key} = $1`;
      return [part(table, 'null::bigint'), part(`${table}_history`, 'v.ended_by_change_id')];
    });
    return this.unitOfWork.query<RowVersion>(parts.join('\nunion all\n'), [minorId]);
  }

  /**
   * The changes that the actor may read about; a body that is no longer in charge gets its own acts only. Names of authors of another body
   * are not for everybody: then only the body is told.
   */
  async changes(minorId: number): Promise<ReadonlyMap<number, Change>> {
    const rows = await this.unitOfWork.query<Change & { id: number }>(
      `select c.id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, u.display_name as author, o.name as organisation, c.reason
         from app.changes_of_minor($1) c left join users u on u.id = c.user_id left join organisations o on o.id = c.organisation_id`,
      [minorId],
    );
    return new Map(rows.map(({ id, ...change }) => [id, change]));
  }
}
