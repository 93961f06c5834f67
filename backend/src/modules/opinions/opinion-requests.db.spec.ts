import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { addDays, addMonths, type CalendarDate, todayInRome } from '../../domain/calendar-date.js';
import type { DomainProblem } from '../../domain/problem.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { addUser, CATANIA, PALERMO } from '../../testing/fixtures.js';
import { createTestApi, type TestApi } from '../../testing/test-api.js';
import { OpinionRequests } from './index.js';

const TODAY = todayInRome(new Date());
/** 18 in twenty days: inside the window of 90 days. */
const IN_WINDOW = addMonths(addDays(TODAY, 20), -216);
/** 18 in two hundred days: the window opens in 110. */
const TOO_EARLY = addMonths(addDays(TODAY, 200), -216);

let api: TestApi;
let unitOfWork: UnitOfWork;
let requests: OpinionRequests;
let palermo: Actor;
let catania: Actor;
let applicant: Actor;
let stranger: Actor;

async function actorOf(role: 'municipality' | 'applicant', scope: string): Promise<Actor> {
  const username = await addUser(api.database, role, scope);
  const [row] = await api.database.admin<{ userId: number; organisationId: number; key: string | null }>(
    `select u.id as "userId", o.id as "organisationId", o.municipality_id::text as key
       from users u join memberships m on m.user_id = u.id join organisations o on o.id = m.organisation_id where u.username = $1`,
    [username],
  );
  if (row === undefined) throw new Error('No actor');
  const { key, ...who } = row;
  return role === 'applicant' || key === null
    ? { ...who, role, scope: { kind: 'applicants', id: null } }
    : { ...who, role, scope: { kind: 'municipality', id: key } };
}

beforeAll(async () => {
  api = await createTestApi();
  unitOfWork = api.app.get(UnitOfWork);
  requests = api.app.get(OpinionRequests);
  palermo = await actorOf('municipality', PALERMO);
  catania = await actorOf('municipality', CATANIA);
  applicant = await actorOf('applicant', '');
  stranger = await actorOf('applicant', '');
}, 60_000);
afterAll(() => api.close());

let minor: number;
const setMinor = async (birthDate: CalendarDate): Promise<void> => {
  const [row] = await api.database.admin<{ id: number }>(
    `insert into minors (family_name, name_key, sex, birth_date, birth_date_quality, citizenship, reported_on, entry_date, responsible_municipality_id)
       values ('Okoye', 'okoye', 'M', $1, 'declared', 'NGA', $1::date + 4000, $1::date + 4000,
               (select id from municipalities where istat_code = '082053' and upper_inf(valid))) returning id`,
    [birthDate],
  );
  if (row === undefined) throw new Error('No minor');
  minor = row.id;
};
beforeEach(() => setMinor(IN_WINDOW));

interface Draft {
  readonly outsideWindowReason?: string;
  readonly stated?: object;
  readonly projectFrom?: CalendarDate;
}

const draft = (actor: Actor, { outsideWindowReason, stated, projectFrom }: Draft = {}): Promise<number> =>
  unitOfWork.run(actor, async () => {
    const [row] = await unitOfWork.query<{ id: number }>(
      `insert into opinion_requests (minor_id, applicant_kind, outside_window_reason, stated, project_from) values ($1, $2, $3, $4, $5) returning id`,
      [
        minor,
        actor.role === 'applicant' ? 'guardian' : 'social_services',
        outsideWindowReason ?? null,
        JSON.stringify(stated ?? { missingReason: 'Chiesti al consolato' }),
        projectFrom ?? null,
      ],
    );
    return row?.id ?? 0;
  });

/** Names the minor as an applicant must, before anything can be filed about him. */
const claim = (actor: Actor, familyName = 'OKOYE'): Promise<number | null> =>
  unitOfWork.run(actor, async () => {
    const [minorRow] = await api.database.admin<{ code: string; born: CalendarDate }>(
      `select sim_code as code, birth_date::text as born from minors where id = $1`,
      [minor],
    );
    const [row] = await unitOfWork.query<{ id: number | null }>(`select app.claim_minor($1, $2, $3) as id`, [
      minorRow?.code,
      familyName,
      minorRow?.born,
    ]);
    return row?.id ?? null;
  });
const claimed = async (): Promise<number> => {
  expect(await claim(applicant)).toBe(minor);
  return draft(applicant);
};

const submit = (actor: Actor, id: number): Promise<void> => unitOfWork.run(actor, () => requests.take(id, 'submit'));
const refusal = (work: Promise<unknown>): Promise<DomainProblem> =>
  work.then(
    () => {
      throw new Error('It was not refused');
    },
    (problem: unknown) => problem as DomainProblem,
  );
const seenBy = (actor: Actor, id: number): Promise<number> =>
  unitOfWork.run(
    actor,
    async () => (await unitOfWork.query('select from opinion_requests where id = $1', [id])).length,
  );

describe('The filing by social services', () => {
  it('is taken in the window, with its rule and the last day of the answer', async () => {
    const id = await draft(palermo);
    await submit(palermo, id);
    const [row] = await api.database.admin(
      `select r.state, u.code, r.submitted_on::text as on, r.term_due_on >= r.submitted_on + 30 as due from opinion_requests r join opinion_rules u on u.id = r.rule_id where r.id = $1`,
      [id],
    );
    expect(row).toEqual({ state: 'submitted', code: 'online-2025', on: TODAY, due: true });
  });

  it('is refused before the window with both dates, unless it says why', async () => {
    await setMinor(TOO_EARLY);
    const id = await draft(palermo);
    const problem = await refusal(submit(palermo, id));
    // 200 days to the 18th birthday less 90; without a permit the window closes 60 days after 18.
    expect([problem.code, problem.facts]).toMatchObject([
      'outside_opinion_window',
      { reason: 'too_early', windowFrom: addDays(TODAY, 110), windowTo: addDays(TODAY, 260) },
    ]);
    await setMinor(TOO_EARLY);
    await submit(palermo, await draft(palermo, { outsideWindowReason: 'Lascia la struttura' }));
  });

  it.each([
    ['prosieguo', `insert into minor_measures (minor_id, kind, ordered_on) values ($1, 'prosieguo', $2::date - 10)`],
    [
      'fostered_to_relative',
      `insert into minor_measures (minor_id, kind, ordered_on, kinship_degree) values ($1, 'fostered_to_relative', $2::date - 10, 4)`,
    ],
    ['protection', `insert into residence_permits (minor_id, kind, issued_on) values ($1, 'asylum', $2::date - 10)`],
    [
      'three_years_and_project',
      `insert into integration_paths (minor_id, kind, provider, from_date) values ($1, 'school', 'CPIA Prova', $2::date - 800)`,
    ],
  ])('is stopped where the register shows that the opinion is not due: %s', async (reason, entry) => {
    const id = await draft(palermo);
    await api.database.admin(entry, [minor, TODAY]);
    const problem = await refusal(submit(palermo, id));
    expect([problem.code, problem.facts.case]).toEqual(['opinion_not_due', reason]);
  });

  it('asks for each required document, or for why it is missing', async () => {
    const problem = await refusal(submit(palermo, await draft(palermo, { stated: {} })));
    expect(problem.errors.map(({ field, code }) => `${field} ${code}`)).toEqual([
      'documents.identity_document required',
      'documents.permit required',
      'documents.guardianship required',
      'documents.integration_path required',
    ]);
  });

  it('sent twice at once is one filing', async () => {
    const id = await draft(palermo);
    const answers = await Promise.allSettled([submit(palermo, id), submit(palermo, id)]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await api.database.admin('select from opinion_steps where request_id = $1', [id])).toHaveLength(1);
  });
});

describe('The last day of the window is whole in Europe/Rome', () => {
  afterEach(() => {
    jest.restoreAllMocks();
  });

  // Without a permit the window closes 60 days after the 18th birthday: of 11/11/2026 on 10/01/2027, of 16/05/2027 on 15/07/2027.
  it.each([
    ['in winter', '2008-11-11', '2027-01-10T22:59:59Z', '2027-01-10', '2027-01-10T23:00:00Z'],
    ['in summer', '2009-05-16', '2027-07-15T21:59:59Z', '2027-07-15', '2027-07-15T22:00:00Z'],
  ])('%s', async (_season, birthDate, lastSecond, on, midnight) => {
    const clock = api.app.get(Clock);
    const filedAt = async (instant: string): Promise<number> => {
      await setMinor(birthDate as CalendarDate);
      const id = await draft(palermo);
      jest.spyOn(clock, 'now').mockReturnValue(new Date(instant));
      await submit(palermo, id);
      return id;
    };
    const id = await filedAt(lastSecond);
    const [row] = await api.database.admin('select submitted_on::text as on from opinion_requests where id = $1', [id]);
    expect(row).toEqual({ on });
    const problem = await refusal(filedAt(midnight));
    expect([problem.code, problem.facts.reason, problem.facts.windowTo]).toEqual([
      'outside_opinion_window',
      'too_late',
      on,
    ]);
  });
});

describe('The filing by an applicant', () => {
  it('needs the document of the title', async () => {
    const problem = await refusal(submit(applicant, await claimed()));
    expect(problem.errors.map(({ field }) => field)).toEqual(['documents.title']);
  });

  it('tells nothing that only the register knows before the title is confirmed', async () => {
    // In Italy for more than three years by the register, on a path of three years by what is stated: the case is not told.
    await claim(applicant);
    const id = await draft(applicant, { projectFrom: addDays(TODAY, -1100) });
    const problem = await refusal(submit(applicant, id));
    expect(problem.errors.map(({ field }) => field)).toEqual(['documents.title']);
  });
});

describe('An applicant who names a minor', () => {
  it('by a wrong name gets nothing, and can file nothing', async () => {
    expect(await claim(applicant, 'Okoya')).toBeNull();
    await expect(draft(applicant)).rejects.toThrow(/row-level security/);
    await expect(
      unitOfWork.run(applicant, () =>
        unitOfWork.query(`insert into opinion_titles (user_id, minor_id) values ($1, $2)`, [applicant.userId, minor]),
      ),
    ).rejects.toThrow(/permission denied/);
  });

  it('rightly is no title for another', async () => {
    await claim(applicant);
    await expect(draft(stranger)).rejects.toThrow(/row-level security/);
  });

  it('is no way into the register for a body', async () => {
    await expect(
      unitOfWork.run(palermo, () => unitOfWork.query(`select app.claim_minor('X', 'Y', '2010-01-01')`)),
    ).rejects.toThrow(/permission denied/);
  });
});

describe('Documents', () => {
  const add = (actor: Actor, id: number): Promise<unknown> =>
    unitOfWork.run(actor, () =>
      unitOfWork.query(
        `insert into opinion_documents (request_id, kind, original_name, media_type, bytes, sha256, scan_state) values ($1, 'permit', 'permesso.pdf', 'application/pdf', 10, repeat('b', 64), 'not_scanned')`,
        [id],
      ),
    );

  it('are added before the filing, and not after it; nor by who did not file', async () => {
    const id = await draft(palermo);
    await add(palermo, id);
    await expect(add(catania, id)).rejects.toThrow(/row-level security/);
    await submit(palermo, id);
    await expect(add(palermo, id)).rejects.toThrow(/row-level security/);
  });

  it('are marked as replaced in the own name only', async () => {
    const id = await draft(palermo);
    await add(palermo, id);
    const replace = (by: number | null): Promise<unknown> =>
      unitOfWork.run(palermo, () =>
        unitOfWork.query(
          `update opinion_documents set state = 'replaced', state_by_user_id = $2 where request_id = $1`,
          [id, by],
        ),
      );
    await expect(replace(catania.userId)).rejects.toThrow(/row-level security/);
    await replace(palermo.userId);
  });
});

describe('Who sees a request', () => {
  it('a draft: its author alone; once filed also the municipality in charge, and nobody else', async () => {
    const id = await claimed();
    const seen = async (): Promise<number[]> => {
      const counts: number[] = [];
      for (const actor of [applicant, stranger, palermo, catania]) counts.push(await seenBy(actor, id));
      return counts;
    };
    expect(await seen()).toEqual([1, 0, 0, 0]);
    await api.database.admin(
      `insert into opinion_documents (request_id, kind, original_name, media_type, bytes, sha256, scan_state) values ($1, 'title', 'nomina.pdf', 'application/pdf', 10, repeat('a', 64), 'not_scanned')`,
      [id],
    );
    await submit(applicant, id);
    expect(await seen()).toEqual([1, 0, 1, 0]);
  });

  it('an applicant reads no record, nor its paths, permits and measures', async () => {
    for (const table of ['minors', 'movements', 'integration_paths', 'residence_permits', 'minor_measures'])
      await expect(unitOfWork.run(applicant, () => unitOfWork.query(`select from ${table}`))).rejects.toThrow(
        /permission denied/,
      );
  });
});

describe('A step', () => {
  it('is changed or removed by nobody, the owner of the table included', async () => {
    const id = await draft(palermo);
    await submit(palermo, id);
    for (const change of [
      `update opinion_steps set reason = 'altro' where request_id = ${String(id)}`,
      `delete from opinion_steps where request_id = ${String(id)}`,
      'truncate opinion_steps',
    ]) {
      await expect(api.database.admin(`set role sim_owner; ${change}`)).rejects.toThrow(/never changed or removed/);
      await api.database.admin('reset role');
      await expect(unitOfWork.run(palermo, () => unitOfWork.query(change))).rejects.toThrow(/permission denied/);
    }
  });

  it('on a version that is no longer there is refused', async () => {
    const id = await draft(palermo);
    const problem = await refusal(unitOfWork.run(palermo, () => requests.take(id, 'submit', {}, 7)));
    expect(problem.code).toBe('stale_version');
    await unitOfWork.run(palermo, () => requests.take(id, 'submit', {}, 1));
  });

  it('that is somebody else’s is refused, and says why each is shut', async () => {
    const id = await draft(palermo);
    await submit(palermo, id);
    const problem = await refusal(unitOfWork.run(palermo, () => requests.take(id, 'admit')));
    expect([problem.code, problem.facts]).toEqual(['opinion_step_not_open', { step: 'admit', why: 'not_yours' }]);
    expect(problem.openSteps?.filter(({ open }) => open).map(({ step }) => step)).toEqual(['withdraw']);
  });
});
