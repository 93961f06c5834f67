import type { Agent, Test } from 'supertest';
import type { Role } from '../domain/codes.js';
import { type NewOrganisation, UsersService } from '../modules/users/index.js';
import type { TestApi } from './test-api.js';

const PASSWORD = 'parola-lunga-di-prova';

/** A browser with an open session. */
export interface SignedIn {
  readonly browser: Agent;
  get(path: string): Test;
  /** With the header that shows the change to come from our own page, and the key of the creation where one is given. */
  post(path: string, body: object, key?: string): Test;
}

/** Creates an account and signs in. */
export async function signIn(
  api: TestApi,
  username: string,
  organisation: NewOrganisation,
  role: Role,
): Promise<SignedIn> {
  await api.app
    .get(UsersService)
    .add({ username, displayName: username, password: PASSWORD, memberships: [{ organisation, role }] });
  const browser = api.browser();
  const answer = await browser.post('/api/session').send({ username, password: PASSWORD });
  if (answer.status !== 200) throw new Error(`${username} was not signed in: ${String(answer.status)}`);
  const cookies = answer.headers['set-cookie'] as unknown as string[];
  const csrf = decodeURIComponent(/XSRF-TOKEN=([^;]+)/u.exec(cookies.join(';'))?.[1] ?? '');
  return {
    browser,
    get: (path) => browser.get(path),
    post: (path, body, key) => {
      const request = browser.post(path).set('x-xsrf-token', csrf);
      return (key === undefined ? request : request.set('Idempotency-Key', key)).send(body);
    },
  };
}

/** One account for each role, in Sicilia where the role has a territory; the facility must exist. */
export async function signInEveryRole(api: TestApi, facility: string): Promise<Readonly<Record<Role, SignedIn>>> {
  const dg: NewOrganisation = { kind: 'dg', name: 'Direzione generale', scope: null };
  return {
    dg_analyst: await signIn(api, 'analista', dg, 'dg_analyst'),
    dg_administrator: await signIn(api, 'amministratore', dg, 'dg_administrator'),
    dg_registry: await signIn(api, 'registro', dg, 'dg_registry'),
    dg_officer: await signIn(api, 'funzionario', dg, 'dg_officer'),
    dg_head: await signIn(api, 'dirigente', dg, 'dg_head'),
    dg_reader: await signIn(api, 'lettore', dg, 'dg_reader'),
    region: await signIn(api, 'regione', { kind: 'region', name: 'Regione Siciliana', scope: 'ITG1' }, 'region'),
    prefecture: await signIn(
      api,
      'prefettura',
      { kind: 'prefecture', name: 'Prefettura di Palermo', scope: 'PA' },
      'prefecture',
    ),
    municipality: await signIn(
      api,
      'comune',
      { kind: 'municipality', name: 'Comune di Palermo', scope: '082053' },
      'municipality',
    ),
    facility: await signIn(api, 'struttura', { kind: 'facility', name: 'Casa Ginestra', scope: facility }, 'facility'),
    applicant: await signIn(api, 'tutrice', { kind: 'applicants', name: 'Richiedenti', scope: null }, 'applicant'),
  };
}

/** A facility in Palermo, written as bare SQL. */
export async function addFacility(api: TestApi, code: string): Promise<void> {
  await api.database.admin(
    `with body as (insert into managing_bodies (name) values ('Cooperativa ' || $1) returning id)
     insert into facilities (code, name, kind, managing_body_id, municipality_id, open_on)
     select $1, 'Casa Ginestra', 'sai', body.id, m.id, '2014-01-01' from body, municipalities m where m.istat_code = '082053' and upper_inf(m.valid)`,
    [code],
  );
}
