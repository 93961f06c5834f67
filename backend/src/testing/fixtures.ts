import { randomUUID } from 'node:crypto';
import type { Agent, Response } from 'supertest';
import type { FacilityKind, OrganisationKind, Role } from '../domain/codes.js';
import { ROLE_ORGANISATION } from '../domain/permission.js';
import { hashPassword } from '../platform/auth/password.js';
import type { TerritorialKind } from '../platform/database/actor.js';
import type { TestApi } from './test-api.js';
import type { TestDatabase } from './test-database.js';

/** Password of every user made here. It is hashed once in a test file: hashing is slow on purpose. */
export const TEST_PASSWORD = 'correct horse battery staple';
let passwordHash: Promise<string> | undefined;

/** ISTAT codes of municipalities in different regions. */
export const PALERMO = '082053';
export const CATANIA = '087015';
export const MILANO = '015146';
export const TORINO = '001272';

export interface FacilityFixture {
  readonly code: string;
  /** ISTAT code. */
  readonly municipality: string;
  readonly kind?: FacilityKind;
  readonly places?: number;
  readonly openOn?: string;
  readonly closedOn?: string | null;
}

/** Adds a facility of an invented body; returns its key. */
export async function addFacility(database: TestDatabase, facility: FacilityFixture): Promise<number> {
  const {
    code,
    municipality,
    kind = 'second_accredited',
    places = 20,
    openOn = '2010-01-01',
    closedOn = null,
  } = facility;
  const [body] = await database.admin<{ id: number }>(
    `insert into managing_bodies (name) values ('Cooperativa Prova') on conflict (name_key) do update set name = excluded.name returning id`,
  );
  const [row] = await database.admin<{ id: number }>(
    `insert into facilities (code, name, kind, managing_body_id, municipality_id, open_on, closed_on)
     select $1, 'Casa ' || $1, $2, $3, id, $4, $5 from municipalities where istat_code = $6 and upper_inf(valid) returning id`,
    [code, kind, body?.id, openOn, closedOn, municipality],
  );
  if (row === undefined) throw new Error(`No municipality ${municipality}`);
  await database.admin(
    `insert into facility_capacities (facility_id, valid, places) values ($1, daterange($2::date, null), $3)`,
    [row.id, openOn, places],
  );
  return row.id;
}

/** Where the scope of an organisation is looked up, by the code that people know. */
const SCOPES: Readonly<Record<TerritorialKind, { column: string; from: string }>> = {
  region: { column: 'region_code', from: 'select code as id from regions where code = $2' },
  prefecture: { column: 'prefecture_code', from: 'select code as id from prefectures where code = $2' },
  municipality: {
    column: 'municipality_id',
    from: 'select id from municipalities where istat_code = $2 and upper_inf(valid)',
  },
  facility: { column: 'facility_id', from: 'select id from facilities where code = $2' },
};

/** Adds an organisation, or finds the one with the same scope. @param scope region code, prefecture code, ISTAT code or facility code */
export async function addOrganisation(database: TestDatabase, kind: OrganisationKind, scope = ''): Promise<number> {
  const name = `${kind} ${scope}`.trim();
  const isSingle = kind === 'dg' || kind === 'applicants';
  const [known] = isSingle
    ? await database.admin<{ id: number }>(`select id from organisations where kind = $1`, [kind])
    : await database.admin<{ id: number }>(
        `select o.id from organisations o, (${SCOPES[kind].from.replace('$2', '$1')}) scope where o.${SCOPES[kind].column} = scope.id and o.kind = '${kind}'`,
        [scope],
      );
  if (known !== undefined) return known.id;
  const [row] = isSingle
    ? await database.admin<{ id: number }>(`insert into organisations (kind, name) values ($1, $2) returning id`, [
        kind,
        name,
      ])
    : await database.admin<{ id: number }>(
        `insert into organisations (kind, name, ${SCOPES[kind].column}) select '${kind}', $1, id from (${SCOPES[kind].from}) scope returning id`,
        [name, scope],
      );
  if (row === undefined) throw new Error(`No ${kind} ${scope}`);
  return row.id;
}

/** Adds a user with one membership; returns the user name. */
export async function addUser(database: TestDatabase, role: Role, scope = ''): Promise<string> {
  passwordHash ??= hashPassword(TEST_PASSWORD);
  const organisation = await addOrganisation(database, ROLE_ORGANISATION[role], scope);
  const username = `u.${randomUUID()}`;
  await database.admin(
    `with person as (insert into users (username, display_name, password_hash) values ($1, $2, $3) returning id)
     insert into memberships (user_id, organisation_id, role) select id, $4, $5 from person`,
    [username, `Persona ${role} ${scope}`.trim(), await passwordHash, organisation, role],
  );
  return username;
}

type Headers = Readonly<Record<string, string>>;

/** What came back; `Body` is what the test says that it is. */
export interface Answer<Body> {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Body;
}

/** A browser that is signed in: every change carries the XSRF token, every creation a new Idempotency-Key unless given. */
export interface SignedInBrowser<Body = unknown> {
  readonly username: string;
  /** For what the methods below do not do. */
  readonly agent: Agent;
  /** What shows a change to come from our own page. */
  readonly xsrf: Headers;
  get(path: string): Promise<Answer<Body>>;
  post(path: string, body?: object, headers?: Headers): Promise<Answer<Body>>;
  put(path: string, body?: object, headers?: Headers): Promise<Answer<Body>>;
  delete(path: string, headers?: Headers): Promise<Answer<Body>>;
}

/** Signs in a new user of the role. @param scope region code, prefecture code, ISTAT code or facility code; none for the DG */
export async function signIn<Body = unknown>(api: TestApi, role: Role, scope = ''): Promise<SignedInBrowser<Body>> {
  const username = await addUser(api.database, role, scope);
  const agent = api.browser();
  const session = await agent.post('/api/session').send({ username, password: TEST_PASSWORD });
  if (session.status !== 200) throw new Error(`Sign-in failed: ${session.status} ${session.text}`);
  const cookies = session.get('Set-Cookie') ?? [];
  const token = cookies.map((cookie) => /^XSRF-TOKEN=([^;]+)/.exec(cookie)?.[1]).find((value) => value !== undefined);
  const xsrf = { 'X-XSRF-TOKEN': decodeURIComponent(token ?? '') };
  const answer = ({ status, headers, body }: Response): Answer<Body> => ({ status, headers, body: body as Body });
  return {
    username,
    agent,
    xsrf,
    get: async (path) => answer(await agent.get(path)),
    post: async (path, body = {}, headers = {}) =>
      answer(
        await agent
          .post(path)
          .set({ ...xsrf, 'Idempotency-Key': randomUUID(), ...headers })
          .send(body),
      ),
    put: async (path, body = {}, headers = {}) =>
      answer(
        await agent
          .put(path)
          .set({ ...xsrf, ...headers })
          .send(body),
      ),
    delete: async (path, headers = {}) => answer(await agent.delete(path).set({ ...xsrf, ...headers })),
  };
}
