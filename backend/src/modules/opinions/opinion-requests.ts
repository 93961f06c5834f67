import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { assessOpinion, type OpinionAssessment, type OpinionSituation } from '../../domain/opinion/assess-opinion.js';
import type { NotDueCase, OpinionOutcome, OpinionStep } from '../../domain/opinion/opinion-codes.js';
import { opinionReasonItalian } from '../../domain/opinion/opinion-reason-text.js';
import type { OpinionRule } from '../../domain/opinion/opinion-rule.js';
import { situationOf } from '../../domain/opinion/opinion-situation.js';
import {
  mayPropose,
  type OpinionActor,
  opinionCapacities,
  type OpinionForSteps,
  type OpinionStepAvailability,
  opinionSteps,
  stateAfterStep,
  STEP_NEEDS,
  whyShut,
} from '../../domain/opinion/opinion-steps.js';
import { answerDueOn, opinionDueOn } from '../../domain/opinion/opinion-terms.js';
import { periodOfDays } from '../../domain/period.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { PathFolders } from '../integration-paths/index.js';
import { OpinionRules } from '../opinion-rules/index.js';
import { OpinionEffects } from './opinion-effects.js';
import { type OpinionRequestRow, OpinionRequestsRepository, type WrittenStep } from './requests.repository.js';

/** What comes with a step. */
export interface StepFacts {
  readonly reason?: string | undefined;
  readonly outcome?: OpinionOutcome | undefined;
  readonly notDueCase?: NotDueCase | undefined;
  readonly officerUserId?: number | undefined;
  readonly facts?: Readonly<Record<string, unknown>> | undefined;
}

/** An assessment with the sentence that people read. */
export interface AssessedRequest {
  readonly rule: OpinionRule;
  readonly assessment: OpinionAssessment;
  readonly sentence: string;
}

/** The one way to do something with a request: state, terms, obligations, documents and notifications go together. */
@Injectable()
export class OpinionRequests {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OpinionRequestsRepository,
    private readonly rules: OpinionRules,
    private readonly folders: PathFolders,
    private readonly effects: OpinionEffects,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a step as the actor of the unit of work, today in Europe/Rome.
   * @param version the one that the actor saw; looked at when no other step can come between
   * @throws DomainProblem `not_found`; `stale_version`; `opinion_step_not_open` with all steps; `validation_failed` (reason, outcome, officer, documents);
   *   `opinion_not_due`, `outside_opinion_window` (submit); `notice_of_reasons_needed` (propose)
   */
  async take(id: number, step: OpinionStep, given: StepFacts = {}, version?: number): Promise<void> {
    await this.repository.lock(id);
    const request = await this.get(id);
    if (version !== undefined && version !== request.version) throw new DomainProblem('stale_version');
    const { actor } = this.unitOfWork;
    const today = this.clock.today();
    const why = whyShut(forSteps(request), step, actorOn(actor, request), today);
    const to = stateAfterStep(request.state, step);
    if (why !== null || to === undefined)
      throw new DomainProblem('opinion_step_not_open', {
        openSteps: this.openSteps(request, actor),
        facts: { step, why: why ?? 'ended' },
      });
    const checked = await this.check(request, step, given);
    const steps = await this.repository.steps(id);
    if (
      step === 'propose' &&
      checked.outcome !== null &&
      !mayPropose(
        checked.outcome,
        steps.map((taken) => taken.step),
      )
    )
      throw new DomainProblem('notice_of_reasons_needed');
    const filed = step === 'submit' ? await this.checkFiling(request, today) : null;
    const rule = filed?.rule ?? (request.ruleId === null ? null : await this.rules.byId(request.ruleId));
    const holidays = await this.rules.holidays();
    const after = [...steps, { step, on: today }];
    const written: WrittenStep = {
      ...checked,
      seq: steps.length + 1,
      step,
      from: request.state,
      to,
      on: today,
      ruleId: step === 'submit' && rule !== null ? rule.id : null,
      answerDueOn: rule === null ? null : answerDueOn(step, today, rule, holidays),
      termDueOn: rule === null ? null : opinionDueOn(after, rule, holidays),
      facts: { ...filed?.facts, ...given.facts },
    };
    await this.repository.addStep(id, written);
    await this.audit.record({
      action: 'opinion.step',
      minorId: request.minorId,
      details: { request: request.number, step },
    });
    const changed = await this.get(id);
    await this.effects.of(changed, written, rule, steps);
  }

  /** Every step with whether the actor may take it today, and why not. */
  openSteps(request: OpinionRequestRow, actor: Actor): readonly OpinionStepAvailability[] {
    return opinionSteps(forSteps(request), actorOn(actor, request), this.clock.today());
  }

  /** The rule of the filing; for a draft, that of today. */
  ruleOf({ ruleId, submittedOn }: OpinionRequestRow): Promise<OpinionRule> {
    return ruleId === null ? this.rules.inForceOn(submittedOn ?? this.clock.today()) : this.rules.byId(ruleId);
  }

  /** Whether the opinion is due and the window open, by the rule of the filing or, for a draft, of today. Null: nothing of the register may be used. */
  async assess(request: OpinionRequestRow): Promise<AssessedRequest | null> {
    const on = request.submittedOn ?? this.clock.today();
    const rule = await this.ruleOf(request);
    const known = await this.repository.registerFacts(request.id);
    if (known === null) return null;
    const situation = await this.situation(request, known, rule);
    const assessment = assessOpinion(situation, rule, on);
    return { rule, assessment, sentence: opinionReasonItalian(assessment, rule, on) };
  }

  /** What the register holds together with what the author states: a permit's expiry stated is the later knowledge, paths are joined. */
  private async situation(
    request: OpinionRequestRow,
    known: { readonly birthDate: CalendarDate; readonly firstEntryOn: CalendarDate | null },
    rule: OpinionRule,
  ): Promise<OpinionSituation> {
    const isApplicant = this.unitOfWork.actor.scope.kind === 'applicants';
    // Who has not proved the title is told nothing that only the register knows; the desk looks at it whole.
    const firstEntryOn = isApplicant && request.title !== 'confirmed' ? null : known.firstEntryOn;
    const folder = isApplicant ? NO_FOLDER : await this.folders.of(request.minorId);
    const register = situationOf(
      { ...folder, birthDate: known.birthDate, firstEntryOn },
      rule,
      await this.repository.documentKinds(request.id),
    );
    const stated = request.projectFrom === null ? [] : [periodOfDays(request.projectFrom, request.projectTo)];
    return {
      ...register,
      permitExpiresOn: request.permitExpiresOn ?? register.permitExpiresOn,
      projects: [...register.projects, ...stated],
    };
  }

  private async get(id: number): Promise<OpinionRequestRow> {
    const request = await this.repository.find(id);
    if (request === null) throw new DomainProblem('not_found');
    return request;
  }

  private async check(
    request: OpinionRequestRow,
    step: OpinionStep,
    { reason, outcome, notDueCase, officerUserId }: StepFacts,
  ): Promise<Pick<WrittenStep, 'reason' | 'outcome' | 'notDueCase' | 'officerUserId'>> {
    const needs = STEP_NEEDS[step];
    const words = reason?.trim() ?? '';
    const needsReason = needs.reason || (step === 'admit' && request.outsideWindowReason !== null);
    const officer = needs.officer ? officerUserId : undefined;
    refuseIfAny([
      ...(needsReason && words === '' ? [fieldError('reason', 'required')] : []),
      ...(needs.outcome && outcome === undefined ? [fieldError('outcome', 'required')] : []),
      ...(needs.outcome && outcome === 'not_due' && notDueCase === undefined
        ? [fieldError('notDueCase', 'required')]
        : []),
      ...(needs.outcome && outcome !== 'not_due' && notDueCase !== undefined
        ? [fieldError('notDueCase', 'not_allowed')]
        : []),
      ...(needs.officer && officer === undefined ? [fieldError('officerUserId', 'required')] : []),
    ]);
    if (officer !== undefined && !(await this.repository.isOfficer(officer)))
      throw new DomainProblem('validation_failed', { errors: [fieldError('officerUserId', 'invalid_value')] });
    const decided = step === 'decide';
    return {
      reason: words === '' ? null : words,
      outcome: decided ? request.proposedOutcome : ((needs.outcome ? outcome : undefined) ?? null),
      notDueCase: decided ? request.proposedCase : ((needs.outcome ? notDueCase : undefined) ?? null),
      officerUserId: officer ?? null,
    };
  }

  /** Not due and outside the window are told before anything is filed; to ask out of the window a reason is needed, and an officer admits it. */
  private async checkFiling(
    request: OpinionRequestRow,
    today: CalendarDate,
  ): Promise<{ rule: OpinionRule; facts: Readonly<Record<string, unknown>> }> {
    const rule = await this.rules.inForceOn(today);
    const assessed = await this.assess(request);
    if (assessed === null) throw new DomainProblem('not_found');
    const { assessment, sentence } = assessed;
    const { reason, windowFrom, windowTo, missingDocuments } = assessment;
    if (!assessment.due) throw new DomainProblem('opinion_not_due', { facts: { case: reason, sentence } });
    const isOutside = !assessment.canSubmit;
    if (isOutside && request.outsideWindowReason === null)
      throw new DomainProblem('outside_opinion_window', { facts: { reason, windowFrom, windowTo, sentence } });
    const excused = (request.stated.missingReason ?? '') !== '';
    const kinds = await this.repository.documentKinds(request.id);
    refuseIfAny([
      ...(excused ? [] : missingDocuments.map((kind) => fieldError(`documents.${kind}`, 'required'))),
      ...(request.applicantKind !== 'social_services' && request.title !== 'confirmed' && !kinds.includes('title')
        ? [fieldError('documents.title', 'required')]
        : []),
    ]);
    return {
      rule,
      facts: {
        ...(isOutside ? { outsideWindow: reason } : {}),
        windowFrom,
        windowTo,
        missingDocuments,
      },
    };
  }
}

/** An applicant reads no paths, permits or measures of the register. */
const NO_FOLDER = { paths: [], permits: [], measures: [] } as const;

const forSteps = (request: OpinionRequestRow): OpinionForSteps => ({
  state: request.state,
  title: request.applicantKind === 'social_services' ? 'by_office' : (request.title ?? 'to_confirm'),
  proposedBy: request.proposedBy,
  answerDueOn: request.answerDueOn,
});

const actorOn = (actor: Actor, request: OpinionRequestRow): OpinionActor => ({
  userId: actor.userId,
  capacities: opinionCapacities(actor, request),
});
