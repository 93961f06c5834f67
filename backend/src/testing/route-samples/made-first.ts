import { randomUUID } from 'node:crypto';
import { MILANO } from '../fixtures.js';
import { PLACEMENT, type RouteSample, type SampleWorld, YOUTH } from './sample-world.js';

/** A household out of the territory of the matrix. */
export const ELSEWHERE = { kind: 'private', municipalityCode: MILANO } as const;

/** A minor placed in Palermo: visible and, for who may write, writable for every role of the matrix. */
export async function placed({
  dg,
}: SampleWorld): Promise<{ path: string; movement: number; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/minors', { ...YOUTH, movement: PLACEMENT });
  return {
    path: `/api/minors/${body.simCode}`,
    movement: body.movements[0]?.id ?? 0,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

export const ROOM = { beds: 60, sexRule: 'any', ageFrom: 0, ageTo: 17 } as const;

/** A new room of the facility of the matrix. */
export async function withRoom({
  keeper,
}: SampleWorld): Promise<{ id: number; path: string; headers: { 'If-Match': string } }> {
  const room = { ...ROOM, name: code(), openFrom: '2020-01-01' };
  const { body, headers } = await keeper.post('/api/facilities/F-PA/rooms', room);
  const { id } = body as unknown as { id: number };
  return {
    id,
    path: `/api/facilities/F-PA/rooms/${String(id)}`,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

export const DRAFT = { step: 'identity', content: { familyName: 'Tesfaye' } } as const;

/** A draft that the asking role's own organisation would have to have begun: those of others are not there. */
export async function drafted({ dg }: SampleWorld): Promise<{ path: string; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/registration-drafts', DRAFT);
  return {
    path: `/api/registration-drafts/${(body as unknown as { id: string }).id}`,
    headers: { 'If-Match': headers.etag ?? '' },
  };
}

export const CONTACT = { role: 'lawyer', party: 'person', name: 'Avvocata Prova' } as const;

/** The smallest text that tells a PDF by its content. */
export const PDF = '%PDF-1.4\n%%EOF\n';

export async function withContact(world: SampleWorld) {
  const { path, headers } = await placed(world);
  const added = await world.dg.post(`${path}/contacts`, CONTACT, headers);
  return {
    path,
    contact: String(added.body.contacts[0]?.id),
    headers: { 'If-Match': added.headers.etag ?? '' },
  };
}

export const PATH = { kind: 'school', provider: 'CPIA di prova', fromDate: '2026-02-03' } as const;

export const PERMIT = { kind: 'minor_age', expiresOn: '2029-02-03' } as const;

export const MEASURE = { kind: 'prosieguo', orderedOn: '2026-03-01' } as const;

/** A minor with one integration path, permit or measure, all entered by the Directorate-General. */
export async function withEntry(
  world: SampleWorld,
  list: 'integration-paths' | 'residence-permits' | 'measures',
  body: object,
) {
  const { path, headers } = await placed(world);
  const added = await world.dg.post(`${path}/${list}`, body, headers);
  const { body: folder } = (await world.dg.get(`${path}/integration-paths`)) as unknown as {
    body: Record<'paths' | 'permits' | 'measures', { id: number }[]>;
  };
  const id = [...folder.paths, ...folder.permits, ...folder.measures][0]?.id;
  return { path: `${path}/${list}/${String(id)}`, headers: { 'If-Match': added.headers.etag ?? '' } };
}

/** The path of a file of a new minor. */
export async function withAttachment(world: SampleWorld): Promise<string> {
  const { path } = await placed(world);
  const { body } = (await world.dg.agent
    .post(`${path}/attachments`)
    .set({ ...world.dg.xsrf, 'Idempotency-Key': randomUUID() })
    .field('kind', 'other')
    .attach('file', Buffer.from(PDF), 'prova.pdf')) as { body: { id: number } };
  return `${path}/attachments/${String(body.id)}`;
}

/** A transfer that the Directorate-General proposes: into the facility of the matrix, or out of it. Both bodies of the matrix stand on its side. */
export async function proposed(
  world: SampleWorld,
  direction: 'incoming' | 'outgoing',
): Promise<{ path: string; headers: { 'If-Match': string } }> {
  const [from, to] = direction === 'incoming' ? [ELSEWHERE, PLACEMENT.place] : [PLACEMENT.place, ELSEWHERE];
  const placedThere = await world.dg.post('/api/minors', { ...YOUTH, movement: { ...PLACEMENT, place: from } });
  const answer = await world.dg.post(
    `/api/minors/${placedThere.body.simCode}/transfer-proposals`,
    { place: to },
    { 'If-Match': placedThere.headers.etag ?? '' },
  );
  const { id } = answer.body as unknown as { id: number };
  return { path: `/api/transfer-proposals/${String(id)}`, headers: { 'If-Match': answer.headers.etag ?? '' } };
}

export const reading = (path: string, audit: string | null = null): RouteSample => ({
  request: () => ({ path }),
  status: 200,
  audit,
});

export const readingOf = (path: (world: SampleWorld) => string, audit: string | null = null): RouteSample => ({
  request: (world) => ({ path: path(world) }),
  status: 200,
  audit,
});

/** A release that another person may approve. */
export const takenRelease = ({ freeze }: SampleWorld): Promise<number> => freeze('2026-03', 'Prova di revisione');

export const code = (): string => `N-${randomUUID().slice(0, 8)}`;

export const reason = 'Prova di accesso';

export const REQUEST = { topic: 'procedure', subject: 'Trasferimento', text: 'Come si registra un trasferimento?' };

export async function askedByDg({ dg }: SampleWorld): Promise<string> {
  const { body } = await dg.post('/api/assistance', REQUEST);
  return `/api/assistance/${String((body as unknown as { id: number }).id)}`;
}

export async function newBody(dg: SampleWorld['dg']): Promise<number> {
  return ((await dg.post('/api/managing-bodies', { name: code() })).body as unknown as { id: number }).id;
}

export const newUser = (): object => ({
  username: `u.${randomUUID().slice(0, 8)}`,
  displayName: 'Anna Prova',
  role: 'facility',
  scope: 'F-PA',
});

/** A person invited for the facility in Palermo: the municipality manages it too. */
export async function invited(
  dg: SampleWorld['dg'],
): Promise<{ path: string; memberships: number[]; headers: { 'If-Match': string } }> {
  const { body, headers } = await dg.post('/api/users', newUser());
  const { user } = body as unknown as { user: { id: number; memberships: { id: number }[] } };
  return {
    path: `/api/users/${String(user.id)}`,
    memberships: user.memberships.map(({ id }) => id),
    headers: { 'If-Match': headers.etag ?? '' },
  };
}
