import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DomainProblem } from '../../domain/problem.js';
import { UnitOfWork } from '../database/unit-of-work.js';

const KEY = /^[\w-]{8,100}$/;

/** Creations asked for twice with one key (a double click, a retry after a lost answer) are made once, and answered alike. */
@Injectable()
export class Idempotency {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /**
   * @param route method and path, e.g. `POST /api/minors`
   * @param create makes the thing and returns what identifies it (JSON); run only when the key is new
   * @throws DomainProblem `idempotency_key_required`, `idempotency_conflict` (same key, other body)
   */
  async once<Identity>(
    key: string | undefined,
    route: string,
    body: unknown,
    create: () => Promise<Identity>,
  ): Promise<{ identity: Identity; repeated: boolean }> {
    if (key === undefined || !KEY.test(key)) throw new DomainProblem('idempotency_key_required');
    const { userId } = this.unitOfWork.actor;
    const hash = createHash('sha256').update(JSON.stringify(body)).digest();
    // Two requests with the same key at once: the second waits here for the first to commit.
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 5302019))`, [
      `${userId ?? 0} ${key}`,
    ]);
    const [known] = await this.unitOfWork.query<{ route: string; hash: Buffer; response: Identity }>(
      `select route, request_hash as hash, response from idempotency_keys where user_id = $1 and key = $2`,
      [userId, key],
    );
    if (known !== undefined) {
      if (known.route !== route || !known.hash.equals(hash)) throw new DomainProblem('idempotency_conflict');
      return { identity: known.response, repeated: true };
    }
    const identity = await create();
    await this.unitOfWork.execute(
      `insert into idempotency_keys (user_id, key, route, request_hash, response) values ($1, $2, $3, $4, $5)`,
      [userId, key, route, hash, JSON.stringify(identity)],
    );
    return { identity, repeated: false };
  }
}
