import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { createTestDatabase, type TestDatabase } from '../../testing/test-database.js';
import { SYSTEM_ACTOR } from '../database/actor.js';
import { createDataSource } from '../database/data-source.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { CurrentRequest } from '../http/current-request.js';
import { AuditSeal } from './audit-seal.js';
import { AuditTrail } from './audit-trail.js';

describe('the audit trail', () => {
  let database: TestDatabase;
  let dataSource: DataSource;
  let unitOfWork: UnitOfWork;
  let trail: AuditTrail;
  let seal: AuditSeal;

  beforeAll(async () => {
    database = await createTestDatabase();
    dataSource = await createDataSource(database.appUrl, 5).initialize();
    unitOfWork = new UnitOfWork(dataSource);
    trail = new AuditTrail(unitOfWork, new CurrentRequest());
    seal = new AuditSeal(unitOfWork);
    await Promise.all(
      Array.from({ length: 20 }, (_, minorId) =>
        unitOfWork.run(SYSTEM_ACTOR, () => trail.record({ action: 'minor.read', minorId })),
      ),
    );
  });

  afterAll(async () => {
    await dataSource.destroy();
    await database.drop();
  });

  /** Does as a malicious administrator would, looks, and puts everything back. */
  async function tamper(sql: string): Promise<unknown> {
    await database.admin('create table kept_events as select * from audit_events');
    await database.admin('create table kept_seals as select * from audit_seals');
    const asAttacker = (statement: string) =>
      database.admin(`do $attack$ begin set local session_replication_role = replica; ${statement}; end $attack$`);
    await asAttacker(sql);
    const { findings } = await seal.verify();
    await asAttacker(
      `delete from audit_events; delete from audit_seals; insert into audit_events overriding system value select * from kept_events; insert into audit_seals select * from kept_seals`,
    );
    await database.admin('drop table kept_events');
    await database.admin('drop table kept_seals');
    return findings.map(({ place, finding }) => ({ place, finding }));
  }

  it('is sealed whole, once, though writers did not wait for one another', async () => {
    expect(await seal.seal()).toBe(20);
    expect(await seal.seal()).toBe(0);
    const verification = await seal.verify();
    expect(verification).toMatchObject({ sealed: 20, waiting: 0, findings: [] });
    expect((await seal.verify(verification.head)).keptHeadFound).toBe(true);
    expect((await seal.verify('00')).keptHeadFound).toBe(false);
  });

  it('finds an edited row', async () => {
    expect(
      await tamper(
        `update audit_events set minor_id = 999 where id = (select event_id from audit_seals where position = 5)`,
      ),
    ).toEqual([{ place: 5, finding: 'hash_differs' }]);
  });

  it('finds an instant moved by a microsecond', async () => {
    expect(
      await tamper(
        `update audit_events set at = at + interval '1 microsecond' where id = (select event_id from audit_seals where position = 20)`,
      ),
    ).toEqual([{ place: 20, finding: 'hash_differs' }]);
  });

  it('finds a removed row', async () => {
    expect(
      await tamper(`delete from audit_events where id = (select event_id from audit_seals where position = 7)`),
    ).toEqual([{ place: 7, finding: 'event_removed' }]);
  });

  it('finds two rows put in another order', async () => {
    expect(
      await tamper(`update audit_seals s set event_id = case position when 3 then -1 else s.event_id end where position = 3;
                    update audit_seals set event_id = (select event_id from kept_seals where position = 3) where position = 4;
                    update audit_seals set event_id = (select event_id from kept_seals where position = 4) where position = 3`),
    ).toEqual([
      { place: 3, finding: 'hash_differs' },
      { place: 4, finding: 'hash_differs' },
    ]);
  });

  it('finds a row removed together with its seal', async () => {
    expect(
      await tamper(
        `delete from audit_events where id = (select event_id from audit_seals where position = 9); delete from audit_seals where position = 9`,
      ),
    ).toEqual([
      { place: 9, finding: 'seal_missing' },
      { place: 10, finding: 'hash_differs' },
    ]);
  });

  it('finds a row slipped in past the trigger', async () => {
    expect(await tamper(`insert into audit_events (action) values ('minor.read')`)).toEqual([
      { place: null, finding: 'event_never_queued' },
    ]);
  });

  it('can be neither changed nor emptied by the application, nor by the owner', async () => {
    const change = (sql: string) => unitOfWork.run(SYSTEM_ACTOR, () => unitOfWork.execute(sql));
    await expect(change(`update audit_events set action = 'a.b'`)).rejects.toThrow(/permission denied/);
    await expect(change('delete from audit_events')).rejects.toThrow(/permission denied/);
    await expect(change('truncate audit_events')).rejects.toThrow(/permission denied/);
    await expect(database.admin('set role sim_owner; delete from audit_events')).rejects.toThrow(/keeps its rows/);
  });

  it('takes no event in another user’s name', async () => {
    await expect(
      unitOfWork.run({ ...SYSTEM_ACTOR, userId: 5 }, () =>
        unitOfWork.execute(`insert into audit_events (action, user_id) values ('minor.read', 6)`),
      ),
    ).rejects.toThrow(/row-level security/);
  });
});
