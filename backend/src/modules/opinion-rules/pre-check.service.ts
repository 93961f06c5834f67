import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { assessOpinion, type OpinionAssessment, type OpinionSituation } from '../../domain/opinion/assess-opinion.js';
import { NOT_DUE_CASES } from '../../domain/opinion/opinion-codes.js';
import { opinionReasonItalian } from '../../domain/opinion/opinion-reason-text.js';
import type { OpinionRule } from '../../domain/opinion/opinion-rule.js';
import { situationOf } from '../../domain/opinion/opinion-situation.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { PathFolders } from '../integration-paths/index.js';
import { RecordsService } from '../minors/index.js';
import { OpinionRules } from './opinion-rules.service.js';
import type { PreCheckDto } from './pre-check.dto.js';

/** What the register says about a minor and the opinion on a day. */
export interface PreCheckAnswer {
  readonly situation: OpinionSituation;
  readonly rule: OpinionRule;
  readonly assessment: OpinionAssessment;
  readonly sentence: string;
}

/** Tells before anybody asks whether the opinion is due, from what the register holds; in the caller's unit of work. */
@Injectable()
export class PreCheck {
  constructor(
    private readonly rules: OpinionRules,
    private readonly folders: PathFolders,
    private readonly records: RecordsService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`, `no_rule_in_force` */
  async read(simCode: string): Promise<PreCheckDto> {
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.read_opinion_precheck', minorId: id });
    const today = this.clock.today();
    const { situation, rule, assessment, sentence } = await this.ofMinor(simCode, today);
    const { due, reason, windowFrom, windowTo, canSubmit, missingDocuments, evidence } = assessment;
    return {
      on: today,
      due,
      case: NOT_DUE_CASES.find((one) => one === reason) ?? null,
      reason: sentence,
      windowFrom,
      windowTo,
      canSubmit,
      missingDocuments,
      majorityOn: evidence.majorityOn,
      firstEntryOn: situation.firstEntryOn,
      presenceCompleteOn: evidence.presenceCompleteOn,
      projectDays: evidence.projectDays,
      projectDaysNeeded: evidence.projectDaysNeeded,
      permitExpiresOn: situation.permitExpiresOn,
      rule: {
        code: rule.code,
        legalSource: rule.legalSource,
        toVerify: rule.toVerify,
        presenceYears: rule.presenceYears,
        projectYears: rule.projectYears,
      },
    };
  }

  /**
   * Leaves no trace of its own: the caller says why the record was read.
   * @param today day of the filing in Europe/Rome
   * @throws DomainProblem `not_found` also for a record out of scope, `no_rule_in_force`
   */
  async ofMinor(simCode: string, today: CalendarDate): Promise<PreCheckAnswer> {
    const { id, birthDate } = await this.records.get(simCode);
    const rule = await this.rules.inForceOn(today);
    const folder = await this.folders.of(id);
    const situation = situationOf(
      { birthDate, firstEntryOn: await this.folders.firstKnownDay(id), ...folder },
      rule,
      // A path that is recorded is its own paper.
      [...(await this.folders.attachmentKinds(id)), ...(folder.paths.length > 0 ? ['integration_path'] : [])],
    );
    const assessment = assessOpinion(situation, rule, today);
    return { situation, rule, assessment, sentence: opinionReasonItalian(assessment, rule, today) };
  }
}
