import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { type Actor, SYSTEM_ACTOR } from './actor.js';
import { createDataSource } from './data-source.js';
import { sqlState, UnitOfWork } from './unit-of-work.js';

const actorOf = (userId: number): Actor => ({
  userId,
  organisationId: userId + 1000,
  role: 'region',
  scope: { kind: 'region', id: 'ITG1' },
});

describe('a unit of work', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.appUrl, 3).initialize();
    unitOfWork = new UnitOfWork(dataSource);
    await database.admin('create table marks (id integer primary key, note text)');
    await database.admin('grant select, insert, update on marks to sim_national');
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  it('keeps sixty actors apart over three connections, parallel queries included', async () => {
    const seen = await Promise.all(
      Array.from({ length: 60 }, (_, userId) =>
        unitOfWork.run(actorOf(userId), async () => {
          const look = () =>
            unitOfWork.query<{ user: number; organisation: number }>(
              'select app.user_id() as "user", app.organisation_id() as organisation, pg_sleep(0.002)',
            );
          const [first, second] = await Promise.all([look(), look()]);
          return [first[0]?.user, second[0]?.user, first[0]?.organisation];
        }),
      ),
    );
    expect(seen).toEqual(Array.from({ length: 60 }, (_, userId) => [userId, userId, userId + 1000]));
  });

  it('leaves nothing of the actor on the connection', async () => {
    await unitOfWork.run(actorOf(7), () => unitOfWork.query('select 1'));
    const [row] = await dataSource.query<{ user: string | null; role: string }[]>(
      `select current_setting('app.user_id', true) as user, current_user as role`,
    );
    expect(row).toEqual({ user: '', role: 'sim_app' });
  });

  it('is the only way to the tables: a query outside it is refused by the database', async () => {
    for (const table of ['minors', 'movements', 'minors_history', 'users', 'sessions', 'audit_events', 'regions']) {
      await expect(dataSource.query(`select * from ${table}`)).rejects.toThrow(/permission denied/);
    }
  });

  it('refuses to be nested', async () => {
    await expect(
      unitOfWork.run(SYSTEM_ACTOR, () => unitOfWork.run(SYSTEM_ACTOR, () => Promise.resolve())),
    ).rejects.toThrow(/do not nest/);
    expect(() => unitOfWork.actor).toThrow(/No unit of work/);
  });

  it('runs effects after the commit, and none after a rollback', async () => {
    const effects: string[] = [];
    await unitOfWork.run(SYSTEM_ACTOR, async () => {
      unitOfWork.afterCommit(async () => {
        const rows = await database.admin('select id from marks where id = 1');
        effects.push(`committed ${String(rows.length)}`);
      });
      await unitOfWork.execute(`insert into marks values (1, 'a')`);
    });
    const failing = unitOfWork.run(SYSTEM_ACTOR, async () => {
      unitOfWork.afterCommit(() => Promise.resolve(effects.push('never')));
      await unitOfWork.execute(`insert into marks values (2, 'b')`);
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    expect(effects).toEqual(['committed 1']);
    expect(await database.admin('select id from marks where id = 2')).toEqual([]);
  });

  it('tries again when the database says that somebody was quicker', async () => {
    let attempts = 0;
    await unitOfWork.run(SYSTEM_ACTOR, async () => {
      attempts += 1;
      await unitOfWork.execute(`insert into marks values ($1, 'c')`, [10 + attempts]);
      if (attempts === 1)
        await unitOfWork.query(`do $$ begin raise exception 'again' using errcode = 'serialization_failure'; end $$`);
    });
    expect(attempts).toBe(2);
    expect(await database.admin('select id from marks where id > 10')).toEqual([{ id: 12 }]);
  });

  it('sees one state of the database throughout when asked for a snapshot', async () => {
    await unitOfWork.run(
      SYSTEM_ACTOR,
      async () => {
        const count = async () =>
          (await unitOfWork.query<{ n: number }>('select count(*) as n from marks where id >= 100'))[0]?.n;
        expect(await count()).toBe(0);
        await database.admin(`insert into marks values (100, 'from outside')`);
        expect(await count()).toBe(0);
      },
      { snapshot: true },
    );
  });

  it('tells the SQLSTATE of a wrapped error', async () => {
    const failure: unknown = await unitOfWork
      .run(SYSTEM_ACTOR, () => unitOfWork.query(`insert into marks values (1, 'twice')`))
      .catch((error: unknown) => error);
    expect(sqlState(failure)).toBe('23505');
  });
});
