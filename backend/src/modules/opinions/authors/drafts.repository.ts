import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { ApplicantKind, OpinionState } from '../../../domain/opinion/opinion-codes.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { StatedFacts } from '../requests.repository.js';

/** What the author states. */
export interface DraftContent {
  readonly permitExpiresOn: CalendarDate | null;
  readonly projectFrom: CalendarDate | null;
  readonly projectTo: CalendarDate | null;
  readonly outsideWindowReason: string | null;
  readonly stated: { readonly [Fact in keyof StatedFacts]: StatedFacts[Fact] | undefined };
}

@Injectable()
export class DraftsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Requests of one author about one minor are begun one after the other. */
  async hold(minorId: number): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended($1, 5302029))`, [
      `opinion of ${String(minorId)} by ${String(this.unitOfWork.actor.organisationId ?? 0)}`,
    ]);
  }

  /** A minor whom the actor's body sees, and whether it is in charge. */
  async minor(simCode: string): Promise<{ id: number; inCharge: boolean } | null> {
    const [row] = await this.unitOfWork.query<{ id: number; inCharge: boolean }>(
      `select id, id = any (array(select app.minors_in_charge())) as "inCharge" from minors where sim_code = $1`,
      [simCode],
    );
    return row ?? null;
  }

  /** Requests of the actor, or of its municipality, about the minor; latest first. */
  own(minorId: number): Promise<{ id: number; number: string; state: OpinionState }[]> {
    return this.unitOfWork.query(
      `select id, number, state from opinion_requests r where minor_id = $1 and app.own_opinion_request(r.id) order by id desc`,
      [minorId],
    );
  }

  /** As what the actor asks: social services by their office, an applicant as registered. */
  async applicantKind(): Promise<ApplicantKind> {
    if (this.unitOfWork.actor.scope.kind !== 'applicants') return 'social_services';
    const [row] = await this.unitOfWork.query<{ kind: ApplicantKind }>(
      `select kind from applicants where user_id = app.user_id()`,
    );
    if (row === undefined) throw new Error('An applicant who is not registered as one');
    return row.kind;
  }

  async add(
    minorId: number,
    kind: ApplicantKind,
    previousRequestId: number | null,
    content: DraftContent,
  ): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into opinion_requests (minor_id, applicant_kind, previous_request_id, stated, permit_expires_on, project_from, project_to, outside_window_reason)
       values ($1, $2, $3, $4, $5, $6, $7, $8) returning id`,
      [minorId, kind, previousRequestId, ...values(content)],
    );
    if (row === undefined) throw new Error('A request was not written');
    return row.id;
  }

  /** @returns false for a request that the actor may not change */
  async change(id: number, content: DraftContent): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `update opinion_requests set stated = $2, permit_expires_on = $3, project_from = $4, project_to = $5, outside_window_reason = $6, version = version + 1
        where id = $1 and state = 'draft'`,
      [id, ...values(content)],
    );
    return touched > 0;
  }
}

const values = ({ stated, permitExpiresOn, projectFrom, projectTo, outsideWindowReason }: DraftContent): unknown[] => [
  JSON.stringify(stated),
  permitExpiresOn,
  projectFrom,
  projectTo,
  outsideWindowReason,
];
