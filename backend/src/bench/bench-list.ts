import { ListService } from '../modules/minors/index.js';
import { type Actor, SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import { encodeCursor } from '../platform/http/paging.js';
import type { BenchApplication } from './bench-database.js';
import { time } from './measure.js';

export interface ListTimes {
  readonly who: string;
  readonly what: string;
  readonly secured: number[];
  readonly open: number[];
}

type Question = Parameters<ListService['page']>[0];

/** Rows before the deep page. */
const DEEP = 20_000;
const SPELLINGS = ['traore fatumata', 'Mamadou Diallo', 'ahmed muhammad', 'Ousman Bah', 'hossain'];

/**
 * Lists and searches as four actors, through the service that answers requests, and the same SQL with row-level security lifted from the database role. The
 * territorial actors ask for their own facility, municipality or region, so that both give the same rows.
 */
export async function benchLists({ context, admin }: BenchApplication, runs: number): Promise<ListTimes[]> {
  const unitOfWork = context.get(UnitOfWork);
  const lists = context.get(ListService);
  // As autovacuum leaves a register within minutes of the corrections that the census was measured with.
  await admin.query('vacuum (analyze) minors, movements, minor_codes');
  const { rows } = await admin.query<{ facility: number; code: string; municipality: number; istat: string }>(
    `select f.id as facility, f.code, m.id as municipality, m.istat_code as istat
       from movements v join facilities f on f.id = v.facility_id join municipalities m on m.id = f.municipality_id
      group by 1, 2, 3, 4 order by count(*) desc limit 1`,
  );
  const [busiest] = rows;
  if (busiest === undefined) throw new Error('Nothing was imported');
  const territorial = (kind: 'facility' | 'municipality' | 'region', id: string): Actor => ({
    ...SYSTEM_ACTOR,
    role: kind,
    scope: { kind, id },
  });
  const actors: [string, Actor, Question][] = [
    ['Directorate-General', { ...SYSTEM_ACTOR, role: 'dg_analyst' }, {}],
    ['facility', territorial('facility', String(busiest.facility)), { facility: busiest.code }],
    ['municipality', territorial('municipality', String(busiest.municipality)), { municipality: busiest.istat }],
    ['region (Sicilia)', territorial('region', 'ITG1'), { region: 'ITG1' }],
  ];
  const { rows: deep } = await admin.query<{ familyName: string; givenName: string; id: number }>(
    `select coalesce(family_name, '') as "familyName", coalesce(given_name, '') as "givenName", id from minors
      order by coalesce(family_name, '') collate "it-x-icu", coalesce(given_name, '') collate "it-x-icu", id offset ${String(DEEP)} limit 1`,
  );
  const cursor = deep.map(({ familyName, givenName, id }) => encodeCursor([familyName, givenName, id]))[0];
  const times: ListTimes[] = [];
  for (const [who, actor, own] of actors) {
    const ask = (question: Question) => time(() => unitOfWork.run(actor, () => lists.page({ ...own, ...question })));
    const questions: [string, (run: number) => Question][] = [
      ['list, first page', () => ({})],
      ...(actor.scope.kind === 'national' && cursor !== undefined
        ? [['list, page after the 20,000th', () => ({ cursor })] as [string, () => Question]]
        : []),
      ['list, by state and citizenship', () => ({ state: 'placed', citizenship: 'EGY' })],
      ['search by name', (run) => ({ query: SPELLINGS[run % SPELLINGS.length] ?? '' })],
    ];
    for (const [what, question] of questions) {
      const secured: number[] = [];
      const open: number[] = [];
      for (let run = -2; run < runs; run += 1) {
        const first = await ask(question(Math.abs(run)));
        await admin.query('alter role sim_national bypassrls; alter role sim_territorial bypassrls');
        const second = await ask(question(Math.abs(run)));
        await admin.query('alter role sim_national nobypassrls; alter role sim_territorial nobypassrls');
        if (run >= 0) {
          secured.push(first);
          open.push(second);
        }
      }
      times.push({ who, what, secured, open });
    }
  }
  return times;
}
