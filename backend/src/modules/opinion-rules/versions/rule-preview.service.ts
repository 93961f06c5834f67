import { Injectable } from '@nestjs/common';
import { type CalendarDate, isCalendarDate, parseCalendarDate } from '../../../domain/calendar-date.js';
import type { Measure, ResidencePermit } from '../../../domain/integration-path.js';
import { assessOpinion } from '../../../domain/opinion/assess-opinion.js';
import { opinionReasonItalian } from '../../../domain/opinion/opinion-reason-text.js';
import type { OpinionRule } from '../../../domain/opinion/opinion-rule.js';
import { type RegisterFacts, situationOf } from '../../../domain/opinion/opinion-situation.js';
import { exampleFacts, RULE_EXAMPLES, type RuleExample } from '../../../domain/opinion/rule-examples.js';
import { fieldError, refuseIfAny } from '../../../domain/problem.js';
import { Clock } from '../../../platform/clock.js';
import { OpinionRulesRepository } from '../opinion-rules.repository.js';
import type {
  RuleAnswerDto,
  RuleComparisonDto,
  RulePreviewBodyDto,
  RulePreviewDto,
  RuleSituationDto,
} from './versions.dto.js';
import { draftOf } from './versions.service.js';

/** Tries a version that is not written yet beside the one in force today. */
@Injectable()
export class RulePreview {
  constructor(
    private readonly repository: OpinionRulesRepository,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `validation_failed` for days that do not exist or that do not follow each other */
  async of({ rule, situation }: RulePreviewBodyDto): Promise<RulePreviewDto> {
    const proposed: OpinionRule = { ...draftOf(rule), id: 0 };
    const inForce = await this.repository.inForceOn(this.clock.today());
    if (situation != null) {
      const { facts, on } = factsOf(situation);
      return { items: [compared(null, facts, on, inForce, proposed)] };
    }
    const on = proposed.validFrom;
    return {
      items: RULE_EXAMPLES.map((example) => compared(example, exampleFacts(example, on), on, inForce, proposed)),
    };
  }
}

function compared(
  example: RuleExample | null,
  facts: RegisterFacts,
  on: CalendarDate,
  inForce: OpinionRule | null,
  proposed: OpinionRule,
): RuleComparisonDto {
  const before = inForce === null ? null : answerOf(facts, inForce, on);
  const after = answerOf(facts, proposed, on);
  return { example, on, inForce: before, proposed: after, differs: before?.sentence !== after.sentence };
}

function answerOf(facts: RegisterFacts, rule: OpinionRule, on: CalendarDate): RuleAnswerDto {
  const assessment = assessOpinion(situationOf(facts, rule, rule.requiredDocuments), rule, on);
  const { due, reason, windowFrom, windowTo, canSubmit } = assessment;
  return {
    rule: rule.code,
    due,
    reason,
    sentence: opinionReasonItalian(assessment, rule, on),
    windowFrom,
    windowTo,
    canSubmit,
  };
}

function factsOf(given: RuleSituationDto): { readonly facts: RegisterFacts; readonly on: CalendarDate } {
  const {
    firstEntryOn = null,
    permitExpiresOn = null,
    projectFrom = null,
    projectTo = null,
    kinshipDegree = null,
  } = given;
  const days = { on: given.on, birthDate: given.birthDate, firstEntryOn, permitExpiresOn, projectFrom, projectTo };
  refuseIfAny(
    Object.entries(days).flatMap(([field, day]) =>
      day === null || isCalendarDate(day) ? [] : [fieldError(`situation.${field}`, 'invalid_date')],
    ),
  );
  refuseIfAny([
    ...(given.on < given.birthDate ? [fieldError('situation.on', 'before_birth')] : []),
    ...(firstEntryOn !== null && firstEntryOn < given.birthDate
      ? [fieldError('situation.firstEntryOn', 'before_birth')]
      : []),
    ...(projectFrom === null && projectTo !== null ? [fieldError('situation.projectFrom', 'required')] : []),
    ...(projectFrom !== null && projectTo !== null && projectTo < projectFrom
      ? [fieldError('situation.projectTo', 'invalid_period')]
      : []),
  ]);
  const day = (text: string | null): CalendarDate | null => (text === null ? null : parseCalendarDate(text));
  const birthDate = parseCalendarDate(given.birthDate);
  const from = day(projectFrom);
  return {
    on: parseCalendarDate(given.on),
    facts: {
      birthDate,
      firstEntryOn: day(firstEntryOn),
      paths:
        from === null
          ? []
          : [
              {
                kind: 'other',
                provider: '-',
                fromDate: from,
                toDate: day(projectTo),
                hours: null,
                certificateId: null,
                note: null,
              },
            ],
      permits: [
        ...(permitExpiresOn === null ? [] : [permit('minor_age', day(permitExpiresOn))]),
        // Without an expiry of its own: the window stays where the other permit puts it.
        ...(given.protection ? [permit('asylum', null)] : []),
      ],
      measures: [
        ...(given.prosieguo ? [measure('prosieguo', birthDate, null)] : []),
        ...(kinshipDegree === null ? [] : [measure('fostered_to_relative', birthDate, kinshipDegree)]),
      ],
    },
  };
}

const permit = (kind: ResidencePermit['kind'], expiresOn: CalendarDate | null): ResidencePermit => ({
  kind,
  number: null,
  issuedOn: null,
  expiresOn,
  note: null,
});

const measure = (kind: Measure['kind'], orderedOn: CalendarDate, kinshipDegree: number | null): Measure => ({
  kind,
  orderedOn,
  endsOn: null,
  kinshipDegree,
  authority: null,
  note: null,
});
