import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../../domain/calendar-date.js';
import type { OpinionRule, Stretch } from '../../../domain/opinion/opinion-rule.js';
import type { RuleDraft } from '../../../domain/opinion/rule-version.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import type { PublicHolidayBodyDto, PublicHolidayDto } from './versions.dto.js';

/** A rule as the table lays it out. */
export type RuleRow = Omit<OpinionRule, 'id' | 'opensBefore' | 'closesAfter'> & {
  readonly opensBefore: number;
  readonly opensBeforeUnit: Stretch['unit'];
  readonly closesAfter: number;
  readonly closesAfterUnit: Stretch['unit'];
};

export type KeptRule = RuleRow & { readonly id: number; readonly version: number; readonly requests: number };

/** A state of a version with the changes that wrote and that ended it. */
export interface RecordedRule {
  readonly id: number;
  readonly values: RuleRow;
  readonly changeId: number;
  readonly endedBy: number | null;
}

export interface RuleChange {
  readonly id: number;
  readonly at: string;
  readonly author: string | null;
  readonly reason: string | null;
}

const COLUMNS: Readonly<Record<Exclude<keyof RuleRow, 'validFrom' | 'validTo'>, string>> = {
  code: 'code',
  opensBefore: 'opens_before',
  opensBeforeUnit: 'opens_before_unit',
  closesAfter: 'closes_after',
  closesAfterUnit: 'closes_after_unit',
  closesFrom: 'closes_from',
  notDueCases: 'not_due_cases',
  presenceYears: 'presence_years',
  projectYears: 'project_years',
  kinshipDegree: 'kinship_degree',
  requiredDocuments: 'required_documents',
  answerDays: 'answer_days',
  answerDayKind: 'answer_day_kind',
  silenceAssent: 'silence_assent',
  integrationDays: 'integration_days',
  noticeDays: 'notice_days',
  saturdayMovesOn: 'saturday_moves_on',
  reminderDays: 'reminder_days',
  legalSource: 'legal_source',
  note: 'note',
  toVerify: 'to_verify',
};
const FIELDS = Object.keys(COLUMNS) as (keyof typeof COLUMNS)[];
const NAMES = Object.values(COLUMNS);
const VALUES = [
  `'validFrom', lower(valid), 'validTo', upper(valid) - 1`,
  ...Object.entries(COLUMNS).map(([field, column]) => `'${field}', ${column}`),
].join(', ');
const SELECTED = [
  `lower(r.valid)::text as "validFrom", (upper(r.valid) - 1)::text as "validTo"`,
  ...Object.entries(COLUMNS).map(([field, column]) => `r.${column} as "${field}"`),
].join(', ');

/** Writes versions of the rules and holidays, and reads how they came about. */
@Injectable()
export class RuleVersionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Newest first. */
  list(): Promise<KeptRule[]> {
    return this.unitOfWork.query<KeptRule>(
      `select r.id, r.change_id as version, (select count(*)::integer from opinion_requests q where q.rule_id = r.id) as requests, ${SELECTED}
         from opinion_rules r order by r.valid desc`,
    );
  }

  /** Until the end of the unit of work nobody else writes a version: what does not overlap now will not then. */
  async lock(): Promise<void> {
    await this.unitOfWork.query(`select pg_advisory_xact_lock(hashtextextended('opinion_rules', 30))`);
  }

  async add(draft: RuleDraft): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into opinion_rules (valid, ${NAMES.join(', ')})
       values (daterange($1::date, $2::date, '[]'), ${NAMES.map((_, at) => `$${String(at + 3)}`).join(', ')}) returning id`,
      written(draft),
    );
    if (row === undefined) throw new Error('The version was not written');
    return row.id;
  }

  async change(id: number, draft: RuleDraft): Promise<void> {
    await this.unitOfWork.execute(
      `update opinion_rules set valid = daterange($1::date, $2::date, '[]'), ${NAMES.map((name, at) => `${name} = $${String(at + 3)}`).join(', ')}
        where id = $${String(NAMES.length + 3)}`,
      [...written(draft), id],
    );
  }

  async end(id: number, lastDay: CalendarDate | null): Promise<void> {
    await this.unitOfWork.execute(
      `update opinion_rules set valid = daterange(lower(valid), $2::date, '[]') where id = $1`,
      [id, lastDay],
    );
  }

  async remove(id: number): Promise<void> {
    await this.unitOfWork.execute('delete from opinion_rules where id = $1', [id]);
  }

  /** Every state that a version ever had, those of removed versions too, in the order in which they came about. */
  states(): Promise<RecordedRule[]> {
    return this.unitOfWork.query<RecordedRule>(
      `select id, jsonb_build_object(${VALUES}) as values, change_id as "changeId", null as "endedBy", recorded_at from opinion_rules
       union all
       select id, jsonb_build_object(${VALUES}), change_id, ended_by_change_id, recorded_at from opinion_rules_history
       order by recorded_at, id`,
    );
  }

  changes(ids: readonly number[]): Promise<RuleChange[]> {
    return this.unitOfWork.query<RuleChange>(
      `select c.id, to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at, u.display_name as author, c.reason
         from changes c left join users u on u.id = c.user_id where c.id = any ($1)`,
      [ids],
    );
  }

  /** @param seat ISTAT code of the municipality whose patron's day counts too */
  holidays(seat: string): Promise<PublicHolidayDto[]> {
    return this.unitOfWork.query<PublicHolidayDto>(
      `select id, month, day, from_year as "fromYear", to_year as "toYear", name, legal_source as "legalSource", to_verify as "toVerify",
              municipality_code is not null as local
         from public_holidays where municipality_code is null or municipality_code = $1 order by month, day, from_year`,
      [seat],
    );
  }

  async addHoliday({
    month,
    day,
    fromYear,
    toYear,
    name,
    legalSource,
    toVerify,
  }: PublicHolidayBodyDto): Promise<number> {
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into public_holidays (month, day, from_year, to_year, name, legal_source, to_verify) values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [month, day, fromYear, toYear ?? null, name.trim(), legalSource.trim(), toVerify],
    );
    if (row === undefined) throw new Error('The holiday was not written');
    return row.id;
  }
}

function written({ validFrom, validTo, opensBefore, closesAfter, ...rest }: RuleDraft): unknown[] {
  const flat: Omit<RuleRow, 'validFrom' | 'validTo'> = {
    ...rest,
    opensBefore: opensBefore.amount,
    opensBeforeUnit: opensBefore.unit,
    closesAfter: closesAfter.amount,
    closesAfterUnit: closesAfter.unit,
  };
  return [validFrom, validTo, ...FIELDS.map((field) => flat[field])];
}
