import { Injectable } from '@nestjs/common';
import { searchKey } from '../../domain/minor.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { sqlState, UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { Identity } from './identity.js';

export interface StoredIdentity extends Identity {
  readonly entryMunicipalityId: number | null;
  readonly responsibleMunicipalityId: number | null;
}

const COLUMNS = [
  'family_name',
  'given_name',
  'name_key',
  'sex',
  'birth_date',
  'birth_date_quality',
  'birth_place',
  'birth_country',
  'citizenship',
  'entry_date',
  'entry_mode',
  'entry_municipality_id',
  'reported_on',
  'reporting_body',
  'responsible_municipality_id',
  'cui',
  'codice_fiscale',
] as const;

const valuesOf = (identity: StoredIdentity): unknown[] => [
  identity.familyName,
  identity.givenName,
  searchKey(identity),
  identity.sex,
  identity.birthDate,
  identity.birthDateQuality,
  identity.birthPlace,
  identity.birthCountry,
  identity.citizenships[0],
  identity.enteredOn,
  identity.entryMode,
  identity.entryMunicipalityId,
  identity.reportedOn,
  identity.reportingBody,
  identity.responsibleMunicipalityId,
  identity.cui,
  identity.taxCode,
];

/** A list that hangs on a minor: its columns, and their values in one row. */
interface List {
  readonly table: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly (string | null)[])[];
}

const listsOf = (identity: Identity): List[] => [
  {
    table: 'minor_aliases',
    columns: ['family_name', 'given_name', 'source', 'name_key'],
    rows: identity.aliases.map((alias) => [alias.familyName, alias.givenName, alias.source, searchKey(alias)]),
  },
  {
    table: 'minor_citizenships',
    columns: ['country'],
    rows: identity.citizenships.slice(1).map((country) => [country]),
  },
  {
    table: 'minor_documents',
    columns: ['kind', 'number', 'country', 'issued_on', 'expires_on'],
    rows: identity.documents.map((document) => [
      document.kind,
      document.number,
      document.country,
      document.issuedOn,
      document.expiresOn,
    ]),
  },
  { table: 'minor_languages', columns: ['language'], rows: identity.languages.map((language) => [language]) },
];

/** Writes who the minor is. */
@Injectable()
export class IdentityRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @throws DomainProblem `duplicate` when a record that the actor may see has the same code; one that it may not see is met when writing */
  async refuseSameCodes(id: number | null, { cui, taxCode }: Identity): Promise<void> {
    if (cui === null && taxCode === null) return;
    const found = await this.unitOfWork.query<{ field: 'cui' | 'taxCode' }>(
      `select case when cui = $1 then 'cui' else 'taxCode' end as field from minors where (cui = $1 or codice_fiscale = $2) and id is distinct from $3`,
      [cui, taxCode, id],
    );
    if (found.length > 0)
      throw new DomainProblem('duplicate', { errors: found.map(({ field }) => fieldError(field, 'duplicate')) });
  }

  async add(identity: StoredIdentity): Promise<{ id: number; simCode: string }> {
    const places = COLUMNS.map((_, index) => `$${index + 1}`).join(', ');
    const [row] = await unique(() =>
      this.unitOfWork.query<{ id: number; simCode: string }>(
        `insert into minors (${COLUMNS.join(', ')}) values (${places}) returning id, sim_code as "simCode"`,
        valuesOf(identity),
      ),
    );
    if (row === undefined) throw new Error('The minor was not written');
    return row;
  }

  /** Writes only what differs: a row that stays as it is gets no new version. */
  async change(id: number, identity: StoredIdentity): Promise<void> {
    const assignments = COLUMNS.map((column, index) => `${column} = $${index + 2}`).join(', ');
    await unique(() =>
      this.unitOfWork.execute(`update minors set ${assignments} where id = $1`, [id, ...valuesOf(identity)]),
    );
  }

  /** Aliases, further citizenships, documents and languages: rows that are in the lists already stay untouched. */
  async setLists(id: number, identity: Identity): Promise<void> {
    for (const list of listsOf(identity)) await this.setList(id, list);
  }

  private async setList(id: number, { table, columns, rows }: List): Promise<void> {
    const names = columns.join(', ');
    // A row in JSON keeps nulls apart from texts and compares as a whole.
    const row = (from: string): string =>
      `jsonb_build_array(${columns.map((column) => `${from}.${column}`).join(', ')})`;
    const wanted = JSON.stringify(rows);
    await this.unitOfWork.execute(
      `delete from ${table} c where c.minor_id = $1 and ${row('c')} not in (select w from jsonb_array_elements($2::jsonb) w)`,
      [id, wanted],
    );
    if (rows.length === 0) return;
    const record = columns
      .map((column, index) => `(w.value ->> ${index})${column.endsWith('_on') ? '::date' : ''}`)
      .join(', ');
    await this.unitOfWork.execute(
      `insert into ${table} (minor_id, ${names})
       select $1, ${record} from jsonb_array_elements($2::jsonb) with ordinality w (value, place)
        where not exists (select from ${table} c where c.minor_id = $1 and ${row('c')} = w.value) order by w.place`,
      [id, wanted],
    );
  }
}

/** Codes that belong to one minor only; here the other one is out of the actor's scope, or was written this very moment. */
async function unique<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (sqlState(error) !== '23505') throw error;
    const field = JSON.stringify(error).includes('cui') ? 'cui' : 'taxCode';
    throw new DomainProblem('duplicate', { errors: [fieldError(field, 'registered_elsewhere')] });
  }
}
