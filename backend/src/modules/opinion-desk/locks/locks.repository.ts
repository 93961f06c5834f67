import { Injectable } from '@nestjs/common';
import { LOCK_MINUTES } from '../../../domain/opinion/desk-lock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { DeskLockDto } from './locks.dto.js';

const ALIVE = `clock_timestamp() + make_interval(mins => ${String(LOCK_MINUTES)})`;

/** The only file with SQL on opinion_locks, but for the list of the desk, which shows them. Instants are the database's own. */
@Injectable()
export class LocksRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** The lock in force; null where the request is free. */
  async find(requestId: number): Promise<DeskLockDto | null> {
    const [row] = await this.unitOfWork.query<DeskLockDto>(
      `select u.display_name as holder, l.holder_user_id = app.user_id() as mine, l.taken_at as "takenAt", l.expires_at as "expiresAt"
         from opinion_locks l join users u on u.id = l.holder_user_id where l.request_id = $1 and l.expires_at > clock_timestamp()`,
      [requestId],
    );
    return row ?? null;
  }

  /** Takes the request or keeps it; false where somebody else has it. */
  async take(requestId: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `insert into opinion_locks as l (request_id, expires_at) values ($1, ${ALIVE})
         on conflict (request_id) do update set holder_user_id = app.user_id(), expires_at = ${ALIVE},
             taken_at = case when l.holder_user_id = app.user_id() and l.expires_at > clock_timestamp() then l.taken_at else clock_timestamp() end
           where l.holder_user_id = app.user_id() or l.expires_at <= clock_timestamp()`,
        [requestId],
      )) > 0
    );
  }

  /** Takes the request whoever has it. */
  async takeOver(requestId: number): Promise<void> {
    await this.unitOfWork.execute(
      `insert into opinion_locks (request_id, expires_at) values ($1, ${ALIVE})
       on conflict (request_id) do update set holder_user_id = app.user_id(), taken_at = clock_timestamp(), expires_at = ${ALIVE}`,
      [requestId],
    );
  }

  /** Gives the own lock back; one that is somebody else's by now stays. */
  async release(requestId: number): Promise<void> {
    await this.unitOfWork.execute(
      `delete from opinion_locks where request_id = $1 and holder_user_id = app.user_id()`,
      [requestId],
    );
  }

  /** Those of the requests that somebody else has open. */
  async heldByOthers(requestIds: readonly number[]): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select request_id as id from opinion_locks
        where request_id = any ($1) and holder_user_id <> app.user_id() and expires_at > clock_timestamp() order by 1`,
      [requestIds],
    );
    return rows.map(({ id }) => id);
  }
}
