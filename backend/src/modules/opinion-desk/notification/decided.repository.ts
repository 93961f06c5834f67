import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Decisions that nobody has been told of yet. */
@Injectable()
export class DecidedRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async waiting(): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from opinion_requests where state = 'decided' order by id limit 500`,
    );
    return rows.map(({ id }) => id);
  }

  /** Decisions of the request: one, and one more for each re-examination. */
  async decisions(requestId: number): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from opinion_steps where request_id = $1 and step = 'decide'`,
      [requestId],
    );
    return row?.count ?? 0;
  }
}
