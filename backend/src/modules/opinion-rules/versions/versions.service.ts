import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate, isCalendarDate, parseCalendarDate } from '../../../domain/calendar-date.js';
import {
  draftErrors,
  endedBy,
  endErrors,
  eveOf,
  mayChange,
  overlapErrors,
  type RuleDraft,
  standingOf,
} from '../../../domain/opinion/rule-version.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { requireMatch } from '../../../platform/http/entity-tag.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { SEAT } from '../opinion-rules.service.js';
import type {
  NewOpinionRuleDto,
  OpinionRuleBodyDto,
  OpinionRuleChangeDto,
  OpinionRuleChangeRecordDto,
  OpinionRuleEndDto,
  OpinionRuleListDto,
  PublicHolidayBodyDto,
} from './versions.dto.js';
import { type KeptRule, RuleVersionsRepository } from './versions.repository.js';

/** Versions of the rules as administrators write them. */
@Injectable()
export class RuleVersions {
  constructor(
    private readonly repository: RuleVersionsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async list(): Promise<OpinionRuleListDto> {
    const today = this.clock.today();
    return {
      today,
      items: (await this.repository.list()).map((rule) => ({
        ...rule,
        standing: standingOf(rule, today),
        changeable: mayChange(rule, rule.requests, today),
      })),
      changes: await this.changes(),
      holidays: await this.repository.holidays(SEAT),
    };
  }

  /** @throws DomainProblem `validation_failed` (`rule_not_in_future`, `rule_overlap`), `duplicate` for a code that is taken */
  async add(key: string | undefined, body: NewOpinionRuleDto): Promise<void> {
    await this.idempotency.once(key, 'POST /api/opinion-rules', body, async () => {
      const draft = draftOf(body);
      const reason = reasonOf(body.reason);
      refuseIfAny(draftErrors(draft, this.clock.today()));
      await this.repository.lock();
      const rules = await this.repository.list();
      if (rules.some(({ code }) => code === draft.code)) throw duplicateCode();
      const former = body.endsFormer ? endedBy(draft, rules) : undefined;
      const lastDay = eveOf(draft.validFrom);
      refuseIfAny(
        overlapErrors(
          draft,
          rules.map((rule) => (rule === former ? { ...rule, validTo: lastDay } : rule)),
        ),
      );
      await this.unitOfWork.giveReason(reason);
      if (former !== undefined) await this.repository.end(former.id, lastDay);
      const id = await this.repository.add(draft);
      await this.trace('add', draft.code);
      return id;
    });
  }

  /** @throws DomainProblem as {@link add}; `rule_begun`, `stale_version`, `not_found` */
  async change(id: number, ifMatch: string | undefined, body: OpinionRuleChangeDto): Promise<void> {
    const draft = draftOf(body);
    const reason = reasonOf(body.reason);
    const rules = await this.changeable(id, ifMatch);
    const others = rules.filter((rule) => rule.id !== id);
    refuseIfAny(draftErrors(draft, this.clock.today()));
    if (others.some(({ code }) => code === draft.code)) throw duplicateCode();
    refuseIfAny(overlapErrors(draft, others));
    await this.unitOfWork.giveReason(reason);
    await this.repository.change(id, draft);
    await this.trace('change', draft.code);
  }

  async remove(id: number, ifMatch: string | undefined, text: string): Promise<void> {
    const reason = reasonOf(text);
    const rules = await this.changeable(id, ifMatch);
    await this.unitOfWork.giveReason(reason);
    await this.repository.remove(id);
    await this.trace('remove', rules.find((rule) => rule.id === id)?.code ?? '');
  }

  /** Gives a version its last day, another one or none while it has not passed. @throws DomainProblem `rule_begun` for one that is over */
  async end(id: number, ifMatch: string | undefined, body: OpinionRuleEndDto): Promise<void> {
    const lastDay = body.lastDay == null ? null : parseCalendarDate(body.lastDay, 'lastDay');
    const reason = reasonOf(body.reason);
    const today = this.clock.today();
    const { rule, rules } = await this.locked(id, ifMatch);
    if (standingOf(rule, today) === 'past') throw new DomainProblem('rule_begun');
    refuseIfAny(endErrors(rule, lastDay, today));
    const others = rules.filter((other) => other.id !== id);
    if (overlapErrors({ validFrom: rule.validFrom, validTo: lastDay }, others).length > 0)
      throw new DomainProblem('validation_failed', { errors: [fieldError('lastDay', 'rule_overlap')] });
    await this.unitOfWork.giveReason(reason);
    await this.repository.end(id, lastDay);
    await this.trace('end', rule.code);
  }

  /** @throws DomainProblem `validation_failed`, `duplicate` */
  async addHoliday(key: string | undefined, body: PublicHolidayBodyDto): Promise<void> {
    await this.idempotency.once(key, 'POST /api/public-holidays', body, async () => {
      const first = firstDayOf(body);
      refuseIfAny([
        ...(first === null ? [fieldError('day', 'invalid_date')] : []),
        ...(first !== null && first <= this.clock.today() ? [fieldError('fromYear', 'rule_not_in_future')] : []),
        ...(body.toYear != null && body.toYear < body.fromYear ? [fieldError('toYear', 'invalid_period')] : []),
        ...(body.name.trim() === '' ? [fieldError('name', 'required')] : []),
        ...(body.legalSource.trim() === '' ? [fieldError('legalSource', 'required')] : []),
      ]);
      const known = await this.repository.holidays(SEAT);
      if (
        known.some(
          ({ local, month, day, toYear }) =>
            !local && month === body.month && day === body.day && (toYear === null || toYear >= body.fromYear),
        )
      )
        throw new DomainProblem('validation_failed', { errors: [fieldError('day', 'duplicate')] });
      const id = await this.repository.addHoliday(body);
      await this.audit.record({ action: 'opinion_rule.add_holiday', details: { name: body.name.trim(), first } });
      return id;
    });
  }

  private async changeable(id: number, ifMatch: string | undefined): Promise<readonly KeptRule[]> {
    const { rule, rules } = await this.locked(id, ifMatch);
    if (!mayChange(rule, rule.requests, this.clock.today())) throw new DomainProblem('rule_begun');
    return rules;
  }

  private async locked(
    id: number,
    ifMatch: string | undefined,
  ): Promise<{ readonly rule: KeptRule; readonly rules: readonly KeptRule[] }> {
    await this.repository.lock();
    const rules = await this.repository.list();
    const rule = rules.find((one) => one.id === id);
    if (rule === undefined) throw new DomainProblem('not_found');
    requireMatch(ifMatch, rule.version);
    return { rule, rules };
  }

  /** Latest first. */
  private async changes(): Promise<OpinionRuleChangeRecordDto[]> {
    const states = await this.repository.states();
    const known = await this.repository.changes([
      ...new Set(states.flatMap(({ changeId, endedBy: ended }) => (ended === null ? [changeId] : [changeId, ended]))),
    ]);
    const byId = new Map(known.map((change) => [change.id, change]));
    const found = states.flatMap((state) => {
      const before = states.find(({ id, endedBy: ended }) => id === state.id && ended === state.changeId);
      const replaced = states.some(({ id, changeId }) => id === state.id && changeId === state.endedBy);
      const removed = state.endedBy !== null && !replaced;
      return [
        { changeId: state.changeId, code: state.values.code, before: before?.values ?? null, after: state.values },
        ...(removed ? [{ changeId: state.endedBy, code: state.values.code, before: state.values, after: null }] : []),
      ];
    });
    return found
      .toSorted((a, b) => b.changeId - a.changeId)
      .flatMap(({ changeId, code, before, after }) => {
        const change = byId.get(changeId);
        if (change === undefined) return [];
        const { at, author, reason } = change;
        return [{ at, author, reason, code, before, after }];
      });
  }

  private trace(verb: string, code: string): Promise<void> {
    return this.audit.record({ action: `opinion_rule.${verb}`, details: { code } });
  }
}

/** @throws DomainProblem `validation_failed` for days that do not exist and texts of blanks */
export function draftOf(body: OpinionRuleBodyDto): RuleDraft {
  const { validFrom, validTo, opensBefore, opensBeforeUnit, closesAfter, closesAfterUnit, ...rest } = body;
  refuseIfAny([
    ...(isCalendarDate(validFrom) ? [] : [fieldError('validFrom', 'invalid_date')]),
    ...(validTo == null || isCalendarDate(validTo) ? [] : [fieldError('validTo', 'invalid_date')]),
    ...(rest.legalSource.trim() === '' ? [fieldError('legalSource', 'required')] : []),
  ]);
  const note = rest.note?.trim() ?? '';
  return {
    code: rest.code,
    validFrom: parseCalendarDate(validFrom, 'validFrom'),
    validTo: validTo == null ? null : parseCalendarDate(validTo, 'validTo'),
    opensBefore: { amount: opensBefore, unit: opensBeforeUnit },
    closesAfter: { amount: closesAfter, unit: closesAfterUnit },
    closesFrom: rest.closesFrom,
    notDueCases: rest.notDueCases,
    presenceYears: rest.presenceYears,
    projectYears: rest.projectYears,
    kinshipDegree: rest.kinshipDegree,
    requiredDocuments: rest.requiredDocuments,
    answerDays: rest.answerDays,
    answerDayKind: rest.answerDayKind,
    silenceAssent: rest.silenceAssent,
    integrationDays: rest.integrationDays,
    noticeDays: rest.noticeDays,
    saturdayMovesOn: rest.saturdayMovesOn,
    reminderDays: rest.reminderDays,
    legalSource: rest.legalSource.trim(),
    note: note === '' ? null : note,
    toVerify: rest.toVerify,
  };
}

const duplicateCode = (): DomainProblem =>
  new DomainProblem('validation_failed', { errors: [fieldError('code', 'duplicate')] });

/** Null: there is no such day. 29 February comes in leap years; where the first is none it counts from 1 March. */
function firstDayOf({ month, day, fromYear }: PublicHolidayBodyDto): CalendarDate | null {
  const text = (value: number): string => String(value).padStart(2, '0');
  const first = `${String(fromYear)}-${text(month)}-${text(day)}`;
  if (isCalendarDate(first)) return first;
  const eve = `${String(fromYear)}-02-28`;
  return month === 2 && day === 29 && isCalendarDate(eve) ? addDays(eve, 1) : null;
}

function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '')
    throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'change_reason_required')] });
  return reason;
}
