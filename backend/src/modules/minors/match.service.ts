import { Injectable } from '@nestjs/common';
import { completedBirthDate } from '../../domain/birth-date.js';
import { type CalendarDate, isCalendarDate } from '../../domain/calendar-date.js';
import { isFirstOfJanuary } from '../../domain/majority.js';
import { searchKey } from '../../domain/minor.js';
import { compareWith, LEAST_LIKENESS, type Sought } from '../../domain/possible-match.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { parseSimCode } from '../../domain/sim-code.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { ListService } from './list.service.js';
import type { PossibleMatchDto, PossibleMatchesDto, PossibleMatchQueryDto } from './match.dto.js';
import { MatchRepository } from './match.repository.js';

const MOST = 20;

/** Looks for the child in the register before he or she is entered once more. */
@Injectable()
export class MatchService {
  constructor(
    private readonly repository: MatchRepository,
    private readonly lists: ListService,
    private readonly audit: AuditTrail,
  ) {}

  /** @throws DomainProblem `validation_failed`: nothing to look for, a mistyped SIM code, a day that does not exist */
  async find(query: PossibleMatchQueryDto): Promise<PossibleMatchesDto> {
    const sought = soughtOf(query);
    const names = searchKey(sought);
    if (names === '' && sought.simCode === null && sought.cui === null)
      throw new DomainProblem('validation_failed', { errors: [fieldError('familyName', 'required')] });
    const words = names === '' ? [] : names.split(' ');
    const candidates = await this.repository.candidates(words, daysOf(sought), sought);
    const summaries = new Map(
      (await this.lists.summaries(candidates.map(({ id }) => id))).map((row) => [row.id, row] as const),
    );
    const items = candidates
      .flatMap(({ id, aliases, cui }): PossibleMatchDto[] => {
        const found = summaries.get(id);
        if (found === undefined) return [];
        const { birthDate, minor } = found;
        const compared = compareWith(sought, { ...minor, birthDate, aliases, cui });
        return compared.likeness < LEAST_LIKENESS ? [] : [{ ...compared, minor }];
      })
      .sort((a, b) => b.likeness - a.likeness || (a.minor.simCode < b.minor.simCode ? -1 : 1))
      .slice(0, MOST);
    const elsewhere = await this.repository.isElsewhere(names, sought, isPrecise(query) ? sought.birthDate : null);
    const shown = new Set(items.map(({ minor }) => minor.simCode));
    await this.audit.recordList(
      'match.find',
      [...summaries.values()].filter(({ minor }) => shown.has(minor.simCode)).map(({ id }) => id),
      { ...query, elsewhere },
    );
    return { items, elsewhere };
  }
}

const text = (value: string | null | undefined): string | null => {
  const words = value?.trim().replace(/\s+/gu, ' ');
  return words === undefined || words === '' ? null : words;
};

function soughtOf(query: PossibleMatchQueryDto): Sought {
  const simCode = text(query.simCode);
  return {
    familyName: text(query.familyName),
    givenName: text(query.givenName),
    birthDate: query.birthDate == null ? null : completedBirthDate(query.birthDate),
    sex: query.sex ?? null,
    citizenship: query.citizenship ?? null,
    simCode: simCode === null ? null : parseSimCode(simCode),
    cui: query.cui ?? null,
  };
}

const isPrecise = ({ birthDate }: PossibleMatchQueryDto): boolean => birthDate?.length === 10;

/** Days of birth that find a record by themselves: as sought, and with day and month exchanged. On 1 January too many are born to tell anything. */
function daysOf({ birthDate }: Sought): CalendarDate[] {
  if (birthDate === null || isFirstOfJanuary(birthDate)) return [];
  const [year = '', month = '', day = ''] = birthDate.split('-');
  const exchanged = `${year}-${day}-${month}`;
  return isCalendarDate(exchanged) ? [birthDate, exchanged] : [birthDate];
}
