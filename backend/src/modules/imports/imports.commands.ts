import type { Command } from 'commander';
import { createWriteStream } from 'node:fs';
import { access, constants } from 'node:fs/promises';
import type { OperatorSession } from '../../boot/operator-session.js';
import { PROBLEMS } from '../../domain/problem.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UserFacingError } from '../../platform/user-facing-error.js';
import type { ImportProblem, ImportProgress, ImportRun } from './import-run.js';
import { ImportsService } from './imports.service.js';
import { FILE_KINDS } from './layout/layouts.js';
import { writeProblemReport } from './problem-report.js';

interface ImportOptions {
  readonly facilities: string;
  readonly minors: string;
  readonly movements: string;
  readonly dryRun?: true;
  readonly format: string;
  readonly problems?: string;
}

/** Problems printed one by one on the terminal; all of them are in the file of --problems and in the JSON. */
const PRINTED_PROBLEMS = 100;

/** `sim import` */
export function importCommands(program: Command, session: OperatorSession): void {
  program
    .command('import')
    .description('import exchange files, all or nothing; exit status 1 when they are refused')
    .requiredOption('--facilities <file>', 'strutture.csv')
    .requiredOption('--minors <file>', 'minori.csv')
    .requiredOption('--movements <file>', 'movimenti.csv')
    .option('--dry-run', 'only check')
    .option('--problems <file>', 'write all problems there, as CSV')
    .option('--format <format>', 'text or json', 'text')
    .action(async (options: ImportOptions) => {
      if (options.format !== 'text' && options.format !== 'json')
        throw new UserFacingError(`No format ${options.format}: choose text or json`);
      for (const kind of FILE_KINDS) await requireReadable(options[kind]);
      const imports = (await session.open()).get(ImportsService);
      const run = await imports.runNow(options, options.dryRun === true, stageTeller());
      if (run.problemCount > 0) process.exitCode = 1;
      const { problems } = options;
      if (problems !== undefined)
        await imports.withProblems(SYSTEM_ACTOR, run.id, (batches) =>
          writeProblemReport(createWriteStream(problems), batches),
        );
      const print = options.format === 'json' ? printJson : printText;
      await imports.withProblems(SYSTEM_ACTOR, run.id, (batches) => print(run, batches));
    });
}

async function requireReadable(path: string): Promise<void> {
  await access(path, constants.R_OK).catch((cause: unknown) => {
    throw new UserFacingError(`The file ${path} cannot be read. Check its name and its rights.`, { cause });
  });
}

/** Prints each stage once. */
function stageTeller(): (progress: ImportProgress) => void {
  let told = '';
  return ({ stage }) => {
    if (stage !== told) process.stderr.write(`${stage}…\n`);
    told = stage;
  };
}

async function printJson(
  { id, state, dryRun, counts, problemCount, files }: ImportRun,
  batches: AsyncIterable<ImportProblem[]>,
): Promise<void> {
  const problems: object[] = [];
  for await (const batch of batches)
    problems.push(...batch.map(({ file, line, column, value, code }) => ({ file, line, column, value, code })));
  process.stdout.write(`${JSON.stringify({ id, state, dryRun, counts, problemCount, problems, files }, null, 2)}\n`);
}

async function printText(
  { state, counts, problemCount }: ImportRun,
  batches: AsyncIterable<ImportProblem[]>,
): Promise<void> {
  process.stdout.write(`${state}\n`);
  if (counts !== null) {
    for (const kind of FILE_KINDS)
      process.stdout.write(`  ${kind}: ${String(counts[kind].rows)} rows, ${String(counts[kind].new)} new\n`);
    for (const [code, count] of Object.entries(counts.warnings))
      if (count > 0) process.stdout.write(`  warning ${code}: ${String(count)}\n`);
  }
  if (problemCount === 0) return;
  process.stderr.write(`${String(problemCount)} problems; nothing was imported\n`);
  let printed = 0;
  for await (const batch of batches) {
    for (const { file, line, column, value, code } of batch.slice(0, PRINTED_PROBLEMS - printed)) {
      process.stderr.write(
        `${file}:${String(line)} ${column ?? ''} ${JSON.stringify(value)} ${code}: ${PROBLEMS[code].meaning}\n`,
      );
      printed += 1;
    }
    if (printed === PRINTED_PROBLEMS) break;
  }
  if (printed < problemCount)
    process.stderr.write(`… ${String(problemCount - printed)} more: ask for all with --problems FILE\n`);
}
