import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { type CalendarDate, formatLongItalian, parseCalendarDate } from '../../domain/calendar-date.js';
import { assessOpinion, type OpinionSituation } from '../../domain/opinion/assess-opinion.js';
import { opinionReasonItalian } from '../../domain/opinion/opinion-reason-text.js';
import { periodOfDays } from '../../domain/period.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { OpinionRules } from './opinion-rules.service.js';

interface ExplainFlags {
  readonly birth: string;
  readonly entry?: string;
  readonly permitExpiry?: string;
  readonly projectFrom?: string;
  readonly projectTo?: string;
  readonly fosteredToRelative?: true;
  readonly prosieguo?: true;
  readonly protection?: true;
  readonly on: string;
  readonly format: 'text' | 'json';
}

interface Session {
  open(): Promise<INestApplicationContext>;
}

/** `sim opinion explain`, `sim opinion rules`: a jurist tries cases without a record. */
export function opinionCommands(program: Command, session: Session): void {
  const opinion = program.command('opinion').description('the opinion of art. 32 D.Lgs. 286/1998: rules and cases');
  const format = (): Option => new Option('--format <format>').choices(['text', 'json']).default('text');
  opinion
    .command('explain')
    .description(
      'whether the opinion is due, and when it may be asked for, by the rules in force on the day of the filing',
    )
    .requiredOption('--birth <day>', 'birth date, YYYY-MM-DD')
    .requiredOption('--on <day>', 'day of the filing')
    .option('--entry <day>', 'first known day in Italy')
    .option('--permit-expiry <day>', 'expiry of the residence permit')
    .option('--project-from <day>', 'first day of the integration project')
    .option('--project-to <day>', 'last day of the integration project; still going on when missing')
    .option('--fostered-to-relative', 'fostered to a relative within the fourth degree')
    .option('--prosieguo', 'prosieguo amministrativo ordered')
    .option('--protection', 'holds at 18 a permit for asylum, subsidiary or humanitarian protection')
    .addOption(format())
    .action((flags: ExplainFlags) => explain(session, flags));
  opinion
    .command('rules')
    .description('versions of the rules, the oldest first')
    .addOption(format())
    .action(({ format }: Pick<ExplainFlags, 'format'>) => listRules(session, format));
}

async function explain(session: Session, flags: ExplainFlags): Promise<void> {
  const { situation, on } = situationOf(flags);
  const context = await session.open();
  const rule = await context.get(UnitOfWork).run(SYSTEM_ACTOR, () => context.get(OpinionRules).inForceOn(on));
  const assessment = assessOpinion(situation, rule, on);
  const { due, windowFrom, windowTo, canSubmit } = assessment;
  const reason = opinionReasonItalian(assessment, rule, on);
  if (flags.format === 'json') {
    process.stdout.write(`${JSON.stringify({ due, reason, windowFrom, windowTo, canSubmit, rule: rule.code })}\n`);
    return;
  }
  process.stdout.write(
    [
      `Parere dovuto: ${due ? 'sì' : 'no'}`,
      `Si può presentare il ${formatLongItalian(on)}: ${canSubmit ? 'sì' : 'no'}`,
      reason,
      `Regola: ${rule.code} (${rule.legalSource})`,
      ...(rule.note === null ? [] : [rule.note]),
    ]
      .map((line) => `${line}\n`)
      .join(''),
  );
}

/** @throws DomainProblem `validation_failed`, every wrong option at once */
function situationOf(flags: ExplainFlags): { situation: OpinionSituation; on: CalendarDate } {
  const errors: ReturnType<typeof fieldError>[] = [];
  const read = (field: string, text: string): CalendarDate | null => {
    try {
      return parseCalendarDate(text, field);
    } catch (error) {
      if (!(error instanceof DomainProblem)) throw error;
      errors.push(...error.errors);
      return null;
    }
  };
  const optional = (field: string, text?: string): CalendarDate | null =>
    text === undefined ? null : read(field, text);
  const birthDate = read('birth', flags.birth);
  const on = read('on', flags.on);
  const firstEntryOn = optional('entry', flags.entry);
  const permitExpiresOn = optional('permit-expiry', flags.permitExpiry);
  const projectFrom = optional('project-from', flags.projectFrom);
  const projectTo = optional('project-to', flags.projectTo);
  if (flags.projectFrom === undefined && flags.projectTo !== undefined)
    errors.push(fieldError('project-from', 'required'));
  if (projectFrom !== null && projectTo !== null && projectTo < projectFrom)
    errors.push(fieldError('project-to', 'invalid_period'));
  if (birthDate !== null && firstEntryOn !== null && firstEntryOn < birthDate)
    errors.push(fieldError('entry', 'invalid_period', 'The entry comes before the birth.'));
  if (birthDate !== null && on !== null && on < birthDate)
    errors.push(fieldError('on', 'invalid_period', 'The day of the filing comes before the birth.'));
  refuseIfAny(errors);
  if (birthDate === null || on === null) throw new DomainProblem('validation_failed');
  return {
    on,
    situation: {
      birthDate,
      firstEntryOn,
      permitExpiresOn,
      projects: projectFrom === null ? [] : [periodOfDays(projectFrom, projectTo)],
      fosteredToRelative: flags.fosteredToRelative === true,
      prosieguo: flags.prosieguo === true,
      protection: flags.protection === true,
      documents: null,
    },
  };
}

async function listRules(session: Session, format: 'text' | 'json'): Promise<void> {
  const context = await session.open();
  const rules = await context.get(UnitOfWork).run(SYSTEM_ACTOR, () => context.get(OpinionRules).all());
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(rules)}\n`
      : rules
          .map(
            ({ code, validFrom, validTo, legalSource, toVerify }) =>
              `${validFrom} ${validTo ?? '…         '} ${code.padEnd(18)} ${legalSource}${toVerify ? ' (da confermare)' : ''}\n`,
          )
          .join(''),
  );
}
