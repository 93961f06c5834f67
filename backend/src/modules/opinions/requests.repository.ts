import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type {
  ApplicantKind,
  NotDueCase,
  OpinionOutcome,
  OpinionState,
  OpinionStep,
  TitleState,
} from '../../domain/opinion/opinion-codes.js';
import type { DatedStep } from '../../domain/opinion/opinion-terms.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** What the author says about the minor and the integration path; shown as the author's words. */
export interface StatedFacts {
  readonly simCode?: string;
  readonly familyName?: string;
  readonly birthDate?: string;
  readonly path?: string;
  readonly afterEighteen?: string;
  readonly missingReason?: string;
}

export interface OpinionRequestRow {
  readonly id: number;
  readonly number: string;
  readonly minorId: number;
  readonly applicantKind: ApplicantKind;
  readonly authorId: number;
  readonly authorOrganisationId: number;
  readonly previousRequestId: number | null;
  readonly stated: StatedFacts;
  readonly permitExpiresOn: CalendarDate | null;
  readonly projectFrom: CalendarDate | null;
  readonly projectTo: CalendarDate | null;
  readonly outsideWindowReason: string | null;
  readonly state: OpinionState;
  readonly ruleId: number | null;
  readonly submittedOn: CalendarDate | null;
  readonly termDueOn: CalendarDate | null;
  readonly answerDueOn: CalendarDate | null;
  readonly officerId: number | null;
  readonly proposedOutcome: OpinionOutcome | null;
  readonly proposedCase: NotDueCase | null;
  readonly proposedBy: number | null;
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly decidedOn: CalendarDate | null;
  readonly createdAt: string;
  readonly version: number;
  /** Null: social services act by their office. */
  readonly title: Exclude<TitleState, 'by_office'> | null;
}

export interface WrittenStep {
  readonly seq: number;
  readonly step: OpinionStep;
  readonly from: OpinionState;
  readonly to: OpinionState;
  readonly on: CalendarDate;
  readonly reason: string | null;
  readonly outcome: OpinionOutcome | null;
  readonly notDueCase: NotDueCase | null;
  readonly officerUserId: number | null;
  readonly ruleId: number | null;
  readonly answerDueOn: CalendarDate | null;
  readonly termDueOn: CalendarDate | null;
  readonly facts: Readonly<Record<string, unknown>>;
}

/** Those who ask do not see a proposal before it is signed: the database does not let them read it either. */
const PROPOSAL = `r.proposed_outcome as "proposedOutcome", r.proposed_case as "proposedCase", r.proposed_by_user_id as "proposedBy"`;
const NO_PROPOSAL = `null as "proposedOutcome", null as "proposedCase", null as "proposedBy"`;

const REQUEST = `r.id, r.number, r.minor_id as "minorId", r.applicant_kind as "applicantKind", r.author_user_id as "authorId",
  r.author_organisation_id as "authorOrganisationId", r.previous_request_id as "previousRequestId", r.stated, r.permit_expires_on::text as "permitExpiresOn",
  r.project_from::text as "projectFrom", r.project_to::text as "projectTo", r.outside_window_reason as "outsideWindowReason", r.state, r.rule_id as "ruleId",
  r.submitted_on::text as "submittedOn", r.term_due_on::text as "termDueOn", r.answer_due_on::text as "answerDueOn", r.officer_user_id as "officerId",
  r.outcome, r.not_due_case as "notDueCase", r.decided_on::text as "decidedOn", r.created_at as "createdAt", r.version, app.has_title(r.author_user_id, r.minor_id) as title`;

/** Requests for an opinion and their steps. */
@Injectable()
export class OpinionRequestsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Others who would take a step on the request wait until the end of the transaction. Who may not change the row may still take a step. */
  async lock(id: number): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('opinion_request ' || $1, 0))`, [
      String(id),
    ]);
  }

  async find(id: number): Promise<OpinionRequestRow | null> {
    const [row] = await this.unitOfWork.query<OpinionRequestRow>(
      `select ${REQUEST}, ${this.proposal()} from opinion_requests r where r.id = $1`,
      [id],
    );
    return row ?? null;
  }

  steps(id: number): Promise<DatedStep[]> {
    return this.unitOfWork.query<DatedStep>(
      `select step, on_date::text as "on" from app.opinion_step_dates($1) order by seq`,
      [id],
    );
  }

  async addStep(id: number, step: WrittenStep): Promise<void> {
    await this.unitOfWork.execute(
      `insert into opinion_steps (request_id, seq, step, from_state, to_state, on_date, reason, outcome, not_due_case, officer_user_id, rule_id,
         answer_due_on, term_due_on, facts)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)`,
      [
        id,
        step.seq,
        step.step,
        step.from,
        step.to,
        step.on,
        step.reason,
        step.outcome,
        step.notDueCase,
        step.officerUserId,
        step.ruleId,
        step.answerDueOn,
        step.termDueOn,
        JSON.stringify(step.facts),
      ],
    );
  }

  /** Kinds of documents that are there and can be read. */
  async documentKinds(id: number): Promise<string[]> {
    const rows = await this.unitOfWork.query<{ kind: string }>(
      `select distinct kind from opinion_documents where request_id = $1 and state in ('present', 'accepted')`,
      [id],
    );
    return rows.map(({ kind }) => kind);
  }

  /** Who holds a role that may be given requests. */
  async isOfficer(userId: number): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `select 1 from memberships m join users u on u.id = m.user_id
        where m.user_id = $1 and m.role in ('dg_officer', 'dg_administrator') and m.ended_at is null and u.disabled_at is null`,
      [userId],
    );
    return rows.length > 0;
  }

  /** What of the register the assessment rests on, whoever files. */
  async registerFacts(id: number): Promise<{ birthDate: CalendarDate; firstEntryOn: CalendarDate | null } | null> {
    const [row] = await this.unitOfWork.query<{ birthDate: CalendarDate; firstEntryOn: CalendarDate | null }>(
      `select birth_date::text as "birthDate", first_entry_on::text as "firstEntryOn" from app.opinion_register_facts($1)`,
      [id],
    );
    return row ?? null;
  }

  /** Body that must be kept informed: the social services in charge, where they are users of SIM. */
  async copyTo(id: number): Promise<number | null> {
    const [row] = await this.unitOfWork.query<{ organisation: number | null }>(
      `select app.opinion_copy_to($1) as organisation`,
      [id],
    );
    return row?.organisation ?? null;
  }

  private proposal(): string {
    return this.unitOfWork.actor.scope.kind === 'national' ? PROPOSAL : NO_PROPOSAL;
  }
}
