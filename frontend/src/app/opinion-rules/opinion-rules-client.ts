import { Injectable, inject } from '@angular/core';
import { Api } from '../../api/api';
import {
  addOpinionRule,
  addPublicHoliday,
  changeOpinionRule,
  endOpinionRule,
  listOpinionRules,
  previewOpinionRule,
  removeOpinionRule,
} from '../../api/functions';
import type {
  NewOpinionRuleDto,
  OpinionRuleBodyDto,
  OpinionRuleDto,
  OpinionRuleListDto,
  PublicHolidayBodyDto,
  RuleComparisonDto,
  RuleSituationDto,
} from '../../api/models';

/** Requests about the rules on the opinion. */
@Injectable({ providedIn: 'root' })
export class OpinionRulesClient {
  private readonly api = inject(Api);

  list(): Promise<OpinionRuleListDto> {
    return this.api.invoke(listOpinionRules, {});
  }

  add(body: NewOpinionRuleDto, key: string): Promise<OpinionRuleListDto> {
    return this.api.invoke(addOpinionRule, { body, 'Idempotency-Key': key });
  }

  change({ id, version }: OpinionRuleDto, body: OpinionRuleBodyDto, reason: string): Promise<OpinionRuleListDto> {
    return this.api.invoke(changeOpinionRule, { id, body: { ...body, reason }, 'If-Match': tag(version) });
  }

  end({ id, version }: OpinionRuleDto, lastDay: string | null, reason: string): Promise<OpinionRuleListDto> {
    return this.api.invoke(endOpinionRule, { id, body: { lastDay, reason }, 'If-Match': tag(version) });
  }

  remove({ id, version }: OpinionRuleDto, reason: string): Promise<OpinionRuleListDto> {
    return this.api.invoke(removeOpinionRule, { id, reason, 'If-Match': tag(version) });
  }

  addHoliday(body: PublicHolidayBodyDto, key: string): Promise<OpinionRuleListDto> {
    return this.api.invoke(addPublicHoliday, { body, 'Idempotency-Key': key });
  }

  /** Without a situation: the examples. */
  async preview(rule: OpinionRuleBodyDto, situation: RuleSituationDto | null): Promise<RuleComparisonDto[]> {
    return (await this.api.invoke(previewOpinionRule, { body: { rule, situation } })).items;
  }
}

const tag = (version: number): string => `"${version}"`;
