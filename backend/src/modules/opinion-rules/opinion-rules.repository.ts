import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { YearlyHoliday } from '../../domain/deadlines/holidays.js';
import type { OpinionRule, Stretch } from '../../domain/opinion/opinion-rule.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

type RuleRow = Omit<OpinionRule, 'opensBefore' | 'closesAfter'> & {
  readonly opensBefore: number;
  readonly opensBeforeUnit: Stretch['unit'];
  readonly closesAfter: number;
  readonly closesAfterUnit: Stretch['unit'];
};

const RULE = `id, code, lower(valid)::text as "validFrom", (upper(valid) - 1)::text as "validTo", opens_before as "opensBefore",
  opens_before_unit as "opensBeforeUnit", closes_after as "closesAfter", closes_after_unit as "closesAfterUnit", closes_from as "closesFrom",
  not_due_cases as "notDueCases", presence_years as "presenceYears", project_years as "projectYears", kinship_degree as "kinshipDegree",
  required_documents as "requiredDocuments", answer_days as "answerDays", answer_day_kind as "answerDayKind", silence_assent as "silenceAssent",
  integration_days as "integrationDays", notice_days as "noticeDays", saturday_moves_on as "saturdayMovesOn", reminder_days as "reminderDays",
  legal_source as "legalSource", note, to_verify as "toVerify"`;

/** The versions of the rules on the opinion, and the holidays. */
@Injectable()
export class OpinionRulesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** All versions, the oldest first. */
  async all(): Promise<OpinionRule[]> {
    return (await this.unitOfWork.query<RuleRow>(`select ${RULE} from opinion_rules order by valid`)).map(ruleOf);
  }

  async inForceOn(day: CalendarDate): Promise<OpinionRule | null> {
    const [row] = await this.unitOfWork.query<RuleRow>(`select ${RULE} from opinion_rules where valid @> $1::date`, [
      day,
    ]);
    return row === undefined ? null : ruleOf(row);
  }

  async byId(id: number): Promise<OpinionRule | null> {
    const [row] = await this.unitOfWork.query<RuleRow>(`select ${RULE} from opinion_rules where id = $1`, [id]);
    return row === undefined ? null : ruleOf(row);
  }

  /** National holidays and the patron's day of a municipality. @param municipality ISTAT code */
  holidays(municipality: string): Promise<YearlyHoliday[]> {
    return this.unitOfWork.query<YearlyHoliday>(
      `select month, day, from_year as "fromYear", to_year as "toYear" from public_holidays where municipality_code is null or municipality_code = $1`,
      [municipality],
    );
  }
}

const ruleOf = ({ opensBefore, opensBeforeUnit, closesAfter, closesAfterUnit, ...rule }: RuleRow): OpinionRule => ({
  ...rule,
  opensBefore: { amount: opensBefore, unit: opensBeforeUnit },
  closesAfter: { amount: closesAfter, unit: closesAfterUnit },
});
