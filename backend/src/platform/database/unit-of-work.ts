import { Injectable, Logger } from '@nestjs/common';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { PoolClient } from 'pg';
import { DataSource, type EntityManager, type QueryRunner } from 'typeorm';
import { type Actor, SYSTEM_ACTOR } from './actor.js';

type DatabaseRole = 'sim_national' | 'sim_territorial' | 'sim_applicant' | 'sim_service' | 'sim_public';
type Effect = () => Promise<unknown>;

interface Current {
  readonly actor: Actor;
  readonly runner: QueryRunner;
  readonly afterCommit: Effect[];
  readonly afterRollback: Effect[];
}

export interface UnitOfWorkOptions {
  /** Why the author changes something: kept with the change. */
  readonly reason?: string | undefined;
  /** All queries see the database as it was at the first one: for a report made of several queries. */
  readonly snapshot?: boolean;
}

/** PostgreSQL's ways to say "somebody was quicker, try again": serialization failure, deadlock. */
const RETRIED = new Set(['40001', '40P01']);
const ATTEMPTS = 3;

/**
 * One transaction with its actor. Every query of a request or a job goes through it: the database role and the actor are set for the
 * transaction only, so that a pooled connection carries nothing over.
 */
@Injectable()
export class UnitOfWork {
  private readonly logger = new Logger(UnitOfWork.name);
  private readonly storage = new AsyncLocalStorage<Current>();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs the work as the actor, in the breadth of its scope. The work may run again after a collision, so it must have no effect but on the database. */
  run<T>(actor: Actor, work: () => Promise<T>, options: UnitOfWorkOptions = {}): Promise<T> {
    return this.attempt(databaseRole(actor.scope.kind), actor, work, options);
  }

  /** Runs the work with the rights of the technical side only: sign-in, sessions, sealing of the audit. No record of a minor can be seen. */
  runAsService<T>(work: () => Promise<T>, actor: Actor = SYSTEM_ACTOR): Promise<T> {
    return this.attempt('sim_service', actor, work, {});
  }

  /** Runs the work of somebody who is not known: what is published can be read, and nothing else. */
  runAsPublic<T>(work: () => Promise<T>): Promise<T> {
    return this.attempt('sim_public', SYSTEM_ACTOR, work, { snapshot: true });
  }

  get actor(): Actor {
    return this.current().actor;
  }

  get manager(): EntityManager {
    return this.current().runner.manager;
  }

  get isOpen(): boolean {
    return this.storage.getStore() !== undefined;
  }

  async query<Row>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    const answer = await this.current().runner.query(sql, parameters, true);
    return answer.records as Row[];
  }

  /** Number of rows that an insert, update or delete touched. */
  async execute(sql: string, parameters: unknown[] = []): Promise<number> {
    const answer = await this.current().runner.query(sql, parameters, true);
    return answer.affected ?? 0;
  }

  /** The bare connection of this unit of work, for COPY and cursors only. */
  async client(): Promise<PoolClient> {
    return (await this.current().runner.connect()) as PoolClient;
  }

  /** An effect outside the database (a queued job, a mail): run only when the work is committed. A failure is logged; a sweep repairs it. */
  afterCommit(effect: Effect): void {
    this.current().afterCommit.push(effect);
  }

  /** An effect of the refusal of this work, run when it is rolled back and not tried again; in no unit of work, so it may open one. */
  afterRollback(effect: Effect): void {
    this.current().afterRollback.push(effect);
  }

  /** Kept with the change that this unit of work makes. Must come before the first change. */
  async giveReason(reason: string): Promise<void> {
    await this.query(`select set_config('app.reason', $1, true)`, [reason]);
  }

  private async attempt<T>(
    role: DatabaseRole,
    actor: Actor,
    work: () => Promise<T>,
    options: UnitOfWorkOptions,
  ): Promise<T> {
    if (this.isOpen) throw new Error('A unit of work is open already: units of work do not nest');
    for (let attempt = 1; ; attempt += 1) {
      const afterRollback: Effect[] = [];
      try {
        return await this.once(role, actor, work, options, afterRollback);
      } catch (error) {
        if (attempt < ATTEMPTS && RETRIED.has(sqlState(error))) continue;
        await this.perform(afterRollback);
        throw error;
      }
    }
  }

  private async once<T>(
    role: DatabaseRole,
    actor: Actor,
    work: () => Promise<T>,
    options: UnitOfWorkOptions,
    afterRollback: Effect[],
  ): Promise<T> {
    const runner = this.dataSource.createQueryRunner();
    const afterCommit: Effect[] = [];
    let result: T;
    try {
      await runner.startTransaction(options.snapshot === true ? 'REPEATABLE READ' : 'READ COMMITTED');
      await runner.query(
        `select set_config('role', $1, true), set_config('app.user_id', $2, true), set_config('app.organisation_id', $3, true),
                set_config('app.scope_kind', $4, true), set_config('app.scope_id', $5, true), set_config('app.reason', $6, true)`,
        [
          role,
          text(actor.userId),
          text(actor.organisationId),
          actor.scope.kind,
          actor.scope.id ?? '',
          options.reason ?? '',
        ],
      );
      result = await this.storage.run({ actor, runner, afterCommit, afterRollback }, work);
      await runner.commitTransaction();
    } catch (error) {
      if (runner.isTransactionActive) await runner.rollbackTransaction();
      throw error;
    } finally {
      await runner.release();
    }
    await this.perform(afterCommit);
    return result;
  }

  private async perform(effects: readonly Effect[]): Promise<void> {
    for (const effect of effects) {
      await effect().catch((error: unknown) => {
        this.logger.error(error, 'An effect after the end of a unit of work failed');
      });
    }
  }

  private current(): Current {
    const current = this.storage.getStore();
    if (current === undefined)
      throw new Error('No unit of work is open: personal data are read and written inside one only');
    return current;
  }
}

function databaseRole(scope: Actor['scope']['kind']): DatabaseRole {
  if (scope === 'national') return 'sim_national';
  return scope === 'applicants' ? 'sim_applicant' : 'sim_territorial';
}

const text = (id: number | null): string => (id === null ? '' : String(id));

/** The SQLSTATE of an error of the driver, also when TypeORM wraps it; empty for any other error. */
export function sqlState(error: unknown): string {
  if (typeof error !== 'object' || error === null) return '';
  if ('code' in error && typeof error.code === 'string') return error.code;
  return 'driverError' in error ? sqlState(error.driverError) : '';
}
