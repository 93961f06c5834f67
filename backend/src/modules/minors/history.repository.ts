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
  minor_contacts: {
    role: 'v.role',
    party: 'v.party',
    name: 'v.name',
    phone: 'v.phone',
    email: 'v.email',
    validFrom: 'v.valid_from',
    validTo: 'v.valid_to',
    guardianRequestedOn: 'v.guardian_requested_on',
    guardianAppointedOn: 'v.guardian_appointed_on',
    note: 'v.note',
  },
  // From this minor's end.
  minor_relations: {
    relatedMinor: 'app.sim_code_of(case when v.minor_id = $1 then v.other_minor_id else v.minor_id end)',
    relationKind: `case when v.minor_id = $1 then v.kind when v.kind = 'parent' then 'child' when v.kind = 'child' then 'parent' else v.kind end`,
    travellingTogether: `case when v.travelling_together then 'yes' else 'no' end`,
    source: 'v.source',
    validFrom: 'v.valid_from',
    validTo: 'v.valid_to',
  },
  minor_attachments: {
    attachmentKind: 'v.kind',
    title: 'v.title',
    fileName: 'v.original_name',
    scanState: 'v.scan_state',
    withdrawnReason: 'v.withdrawn_reason',
  },
  integration_paths: {
    kind: 'v.kind',
    provider: 'v.provider',
    fromDate: 'v.from_date',
    toDate: 'v.to_date',
    hours: 'v.hours',
    note: 'v.note',
  },
  residence_permits: {
    kind: 'v.kind',
    number: 'v.number',
    issuedOn: 'v.issued_on',
    expiresOn: 'v.expires_on',
    note: 'v.note',
  },
  minor_measures: {
    kind: 'v.kind',
    orderedOn: 'v.ordered_on',
    endsOn: 'v.ends_on',
    kinshipDegree: 'v.kinship_degree',
    authority: 'v.authority',
    note: 'v.note',
  },
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

/** How a row belongs to a record, where it is not by its column minor_id. */
const KEYS: Readonly<Partial<Record<HistoryTable, string>>> = {
  minors: 'v.id = $1',
  minor_relations: '$1 in (v.minor_id, v.other_minor_id)',
};

/** Reads all versions of a record and the changes that made them. */
@Injectable()
export class HistoryRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  versions(minorId: number): Promise<RowVersion[]> {
    const parts = (Object.keys(FIELDS) as HistoryTable[]).flatMap((table) => {
      const values = Object.entries(FIELDS[table]).map(([field, value]) => `'${field}', (${value})::text`);
      const key = KEYS[table] ?? 'v.minor_id = $1';
      const part = (from: string, ended: string): string =>
        `select '${table}' as table, v.id as "rowId", json_build_object(${values.join(', ')}) as values, v.change_id as "changeId", ${ended} as "endedByChangeId"
           from ${from} v where ${key}`;
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
