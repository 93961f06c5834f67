import { Injectable } from '@nestjs/common';
import type { OrganisationKind, Role } from '../../domain/codes.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** Where an organisation's scope is kept, and how its code is turned into the key stored there. */
const SCOPE: Readonly<Record<OrganisationKind, { column: string; lookup: string } | null>> = {
  dg: null,
  applicants: null,
  region: { column: 'region_code', lookup: 'select code from regions where code = $1' },
  prefecture: { column: 'prefecture_code', lookup: 'select code from prefectures where code = $1' },
  municipality: {
    column: 'municipality_id',
    lookup: 'select id from municipalities where istat_code = $1 and upper_inf(valid)',
  },
  facility: { column: 'facility_id', lookup: 'select id from facilities where code = $1' },
};

/** Organisations, users and memberships; in a service unit of work. */
@Injectable()
export class UsersRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The key of a scope code of that kind; null when there is no such region, prefecture, municipality in being, or facility. */
  async findScopeKey(kind: OrganisationKind, code: string | null): Promise<string | number | null> {
    const scope = SCOPE[kind];
    if (scope === null || code === null) return null;
    const [row] = await this.unitOfWork.query<Record<string, string | number>>(scope.lookup, [code]);
    return row === undefined ? null : (Object.values(row)[0] ?? null);
  }

  async findOrganisation(kind: OrganisationKind, scopeKey: string | number | null): Promise<number | null> {
    const scope = SCOPE[kind];
    const [row] =
      scope === null
        ? await this.unitOfWork.query<{ id: number }>(
            `select id from organisations where kind = $1 order by id limit 1`,
            [kind],
          )
        : await this.unitOfWork.query<{ id: number }>(
            `select id from organisations where kind = $1 and ${scope.column} = $2`,
            [kind, scopeKey],
          );
    return row?.id ?? null;
  }

  async createOrganisation(kind: OrganisationKind, name: string, scopeKey: string | number | null): Promise<number> {
    const column = SCOPE[kind]?.column;
    const [row] = await this.unitOfWork.query<{ id: number }>(
      column === undefined
        ? `insert into organisations (kind, name) values ($1, $2) returning id`
        : `insert into organisations (kind, name, ${column}) values ($1, $2, $3) returning id`,
      column === undefined ? [kind, name] : [kind, name, scopeKey],
    );
    if (row === undefined) throw new Error('The organisation was not written');
    return row.id;
  }

  async isEmpty(): Promise<boolean> {
    const [row] = await this.unitOfWork.query<{ isEmpty: boolean }>(
      `select not exists (select from users) as "isEmpty"`,
    );
    return row?.isEmpty === true;
  }

  async findUser(username: string): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ id: number }>(`select id from users where username = $1`, [username]);
    return row?.id ?? null;
  }

  async createUser(
    username: string,
    displayName: string,
    passwordHash: string,
    demonstration: boolean,
  ): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into users (username, display_name, password_hash, demonstration) values ($1, $2, $3, $4) returning id`,
      [username, displayName, passwordHash, demonstration],
    );
    if (row === undefined) throw new Error('The user was not written');
    return row.id;
  }

  async addMembership(userId: number, organisationId: number, role: Role): Promise<void> {
    await this.unitOfWork.execute(
      `insert into memberships (user_id, organisation_id, role) values ($1, $2, $3)
       on conflict (user_id, organisation_id, role) do update set ended_at = null`,
      [userId, organisationId, role],
    );
  }

  /** A new password ends what the old one opened, and forgets its failures. */
  async setPassword(userId: number, passwordHash: string): Promise<void> {
    await this.unitOfWork.execute(`update users set password_hash = $2 where id = $1`, [userId, passwordHash]);
    await this.unitOfWork.execute(`delete from sessions where user_id = $1`, [userId]);
    await this.unitOfWork.execute(
      `delete from sign_in_failures f using users u where u.id = $1 and f.name_hash = sha256(convert_to(lower(u.username::text), 'UTF8'))`,
      [userId],
    );
  }

  async disable(userId: number): Promise<void> {
    await this.unitOfWork.execute(`update users set disabled_at = now() where id = $1`, [userId]);
    await this.unitOfWork.execute(`delete from sessions where user_id = $1`, [userId]);
  }
}
