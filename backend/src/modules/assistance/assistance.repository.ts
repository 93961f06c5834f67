import { Injectable } from '@nestjs/common';
import type { AssistanceSide, AssistanceState } from '../../domain/assistance.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type {
  AssistanceFilter,
  AssistanceMessage,
  AssistanceRecord,
  AssistanceSummary,
  AssistanceViewer,
  NewAssistanceRequest,
} from './assistance.js';

/** $1 is the side of who asks. */
const SUMMARY = `r.id, r.topic, r.subject, r.state, r.created_at as "createdAt", r.changed_at as "changedAt",
  (select o.name from organisations o where o.id = r.organisation_id) as "organisationName",
  case $1::text when 'desk' then r.desk_unread else r.author_unread end as unread`;
/** $2 is the body of who asks; null: all. */
const VISIBLE = `($2::bigint is null or r.organisation_id = $2)`;

@Injectable()
export class AssistanceRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(
    viewer: AssistanceViewer,
    filter: AssistanceFilter,
    before: number | null,
    limit: number,
  ): Promise<AssistanceSummary[]> {
    return this.unitOfWork.query(
      `select ${SUMMARY} from assistance_requests r where ${VISIBLE}
          and ($3::text is null or r.state = $3) and ($4::text is null or r.topic = $4) and ($5::bigint is null or r.id < $5)
        order by r.id desc limit $6`,
      [...of(viewer), filter.state ?? null, filter.topic ?? null, before, limit],
    );
  }

  async count(viewer: AssistanceViewer, filter: AssistanceFilter): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count, $1::text as side from assistance_requests r where ${VISIBLE}
          and ($3::text is null or r.state = $3) and ($4::text is null or r.topic = $4)`,
      [...of(viewer), filter.state ?? null, filter.topic ?? null],
    );
    return row?.count ?? 0;
  }

  async unread(viewer: AssistanceViewer): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from assistance_requests r
        where ${VISIBLE} and case $1::text when 'desk' then r.desk_unread else r.author_unread end`,
      of(viewer),
    );
    return row?.count ?? 0;
  }

  /** Locked, so that two answers at once follow one another. */
  async find(viewer: AssistanceViewer, id: number): Promise<AssistanceRecord | null> {
    const [row] = await this.unitOfWork.query<AssistanceRecord>(
      `select ${SUMMARY}, r.organisation_id as "organisationId", r.author_user_id as "authorUserId", r.reply_to as "replyTo", r.page, r.correlation_id as "correlationId",
              r.problem_code as "problemCode"
         from assistance_requests r where ${VISIBLE} and r.id = $3 for update of r`,
      [...of(viewer), id],
    );
    return row ?? null;
  }

  messages(id: number): Promise<AssistanceMessage[]> {
    return this.unitOfWork.query(
      `select id, from_desk as "fromDesk", author_name as "authorName", at, text from assistance_messages where request_id = $1 order by id`,
      [id],
    );
  }

  async add({ topic, subject, page, correlationId, problemCode }: NewAssistanceRequest): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into assistance_requests (topic, subject, page, correlation_id, problem_code) values ($1, $2, $3, $4, $5) returning id`,
      [topic, subject, page, correlationId, problemCode],
    );
    if (row === undefined) throw new Error('The new request has no number');
    return row.id;
  }

  /** The name is kept with the words: the other side does not see the list of users. */
  async write(id: number, fromDesk: boolean, text: string): Promise<void> {
    await this.unitOfWork.execute(
      `insert into assistance_messages (request_id, from_desk, author_name, text)
       values ($1, $2, (select display_name from users where id = app.user_id()), $3)`,
      [id, fromDesk, text],
    );
  }

  /** @param by the side that acted: the other one has something new to read */
  async setState(id: number, state: AssistanceState, by: AssistanceSide): Promise<void> {
    const unread = by === 'desk' ? 'author_unread' : 'desk_unread';
    await this.unitOfWork.execute(
      `update assistance_requests set state = $2, changed_at = now(), ${unread} = true where id = $1`,
      [id, state],
    );
  }

  async markRead(id: number, by: AssistanceSide): Promise<void> {
    const unread = by === 'desk' ? 'desk_unread' : 'author_unread';
    await this.unitOfWork.execute(`update assistance_requests set ${unread} = false where id = $1 and ${unread}`, [id]);
  }

  /** In a service unit of work: from somebody who may not be signed in. */
  async addFeedback(subject: string, text: string, page: string | null, replyTo: string | null): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `select app.add_accessibility_feedback($1, $2, $3, $4) as id`,
      [subject, text, page, replyTo],
    );
    if (row === undefined) throw new Error('The report has no number');
    return row.id;
  }
}

const of = ({ side, organisationId }: AssistanceViewer): unknown[] => [side, side === 'desk' ? null : organisationId];
