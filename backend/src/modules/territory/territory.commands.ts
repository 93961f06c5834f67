import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { readFile } from 'node:fs/promises';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { Clock } from '../../platform/clock.js';
import { errorCode, UserFacingError } from '../../platform/user-facing-error.js';
import { type ListOutcome, MunicipalityListLoader } from './municipality-list.loader.js';

interface LoadFlags {
  file: string;
  on?: string;
  dryRun: boolean;
  partial: boolean;
  format: 'text' | 'json';
}

/** `sim territory …` */
export function territoryCommands(program: Command, session: { open(): Promise<INestApplicationContext> }): void {
  const territory = program.command('territory').description('Municipalities, provinces and regions');
  territory
    .command('load')
    .description(
      "load ISTAT's yearly list of municipalities (or ANPR's archive); those that it lacks are closed, never removed",
    )
    .requiredOption('--file <path>', 'the list, as a CSV file')
    .option('--on <day>', 'reference date of the list, YYYY-MM-DD; today when missing')
    .option('--dry-run', 'tell what would change, and change nothing', false)
    .option('--partial', 'the list has only some municipalities: close nothing', false)
    .option('--format <format>', 'text or json', 'text')
    .action(async ({ file, on, dryRun, partial, format }: LoadFlags) => {
      const content = await readList(file);
      const context = await session.open();
      const day = on === undefined ? context.get(Clock).today() : parseCalendarDate(on, 'on');
      const outcome = await context.get(MunicipalityListLoader).load(content, { on: day, dryRun, partial });
      process.stdout.write(format === 'json' ? `${JSON.stringify(outcome, null, 2)}\n` : summary(outcome));
      for (const { line, column, value, reason } of outcome.problems) {
        process.stderr.write(`${file}, line ${String(line)}, ${column || 'row'}: ${JSON.stringify(value)} ${reason}\n`);
      }
      if (outcome.state === 'refused') process.exitCode = 1;
    });
}

async function readList(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch (error) {
    throw new UserFacingError(`The file ${file} cannot be read (${errorCode(error) ?? 'error'}).`, { cause: error });
  }
}

function summary({ state, rows, changes, problems }: ListOutcome): string {
  if (state === 'refused') return `refused: ${String(problems.length)} problems, nothing was loaded\n`;
  const { added, closed, corrected } = changes;
  const lines = [
    `${state}: ${String(rows)} municipalities in the list, ${String(added.length)} added, ${String(closed.length)} closed, ${String(corrected.length)} corrected`,
    ...added.map((row) => `+ ${row.istatCode} ${row.name} from ${row.from}`),
    ...closed.map((row) => `- ${row.istatCode} ${row.name}${row.renamed ? ' (new name)' : ''}`),
    ...corrected.map((row) => `~ ${row.istatCode} ${row.name}`),
  ];
  return `${lines.join('\n')}\n`;
}
