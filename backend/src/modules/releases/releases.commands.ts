import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { setTimeout } from 'node:timers/promises';
import { parseMonth } from '../../domain/period.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ReleaseTaker } from './release-taker.js';
import { ReleasesService } from './releases.service.js';
import type { Release } from './releases.types.js';

/** Seconds. */
const WAITING = 120;

interface Format {
  readonly format: 'text' | 'json';
}

/** `sim census freeze`, `list`, `verify` */
export function releaseCommands(program: Command, session: { open(): Promise<INestApplicationContext> }): void {
  const census = program.commands.find((command) => command.name() === 'census');
  if (census === undefined) throw new Error('The census has no command');
  const format = (): Option => new Option('--format <format>').choices(['text', 'json']).default('text');

  census
    .command('freeze')
    .description('keep the census of the last day of a month for ever')
    .requiredOption('--month <month>', 'a month that has ended, YYYY-MM')
    .option('--reason <reason>', 'why the release of that month is superseded by a revision')
    .addOption(format())
    .action(async ({ month, reason, ...flags }: { month: string; reason?: string } & Format, command: Command) => {
      print([await freeze(await session.open(), month, reason ?? null)], formatOf(flags, command));
    });

  census
    .command('list')
    .description('frozen releases')
    .addOption(format())
    .action(async (flags: Format, command: Command) => {
      const context = await session.open();
      const { items } = await context.get(UnitOfWork).run(SYSTEM_ACTOR, () => context.get(ReleasesService).list());
      print(items, formatOf(flags, command));
    });

  census
    .command('verify')
    .description('take releases again from history, and compare their hashes')
    .option('--all', 'every release (also without --month)')
    .option('--month <month>', 'the releases of one month, YYYY-MM')
    .addOption(format())
    .action(async ({ month, all, ...flags }: { month?: string; all?: boolean } & Format, command: Command) => {
      if (all === true && month !== undefined) command.error('error: --all and --month exclude each other');
      const context = await session.open();
      const results = await context.get(ReleasesService).verifyAll(month === undefined ? null : parseMonth(month));
      const lines = results.map(({ release, agrees }) => ({ ...summary(release), agrees }));
      process.stdout.write(
        formatOf(flags, command) === 'json'
          ? `${JSON.stringify(lines)}\n`
          : lines
              .map(
                (line) =>
                  `${line.month}  revision ${String(line.revision)}  ${line.agrees ? 'agrees' : 'DIFFERS'}  ${line.sha256}\n`,
              )
              .join('') || 'No release to verify.\n',
      );
      if (results.some(({ agrees }) => !agrees)) {
        process.stderr.write('A release is no longer what was taken.\n');
        process.exitCode = 1;
      }
    });
}

/** The release of a month as it is, or a new one; made here and now. */
async function freeze(context: INestApplicationContext, month: string, reason: string | null): Promise<Release> {
  const unitOfWork = context.get(UnitOfWork);
  const releases = context.get(ReleasesService);
  const parsed = parseMonth(month);
  const [known] = await unitOfWork.run(SYSTEM_ACTOR, () => releases.ofMonth(parsed));
  if (known !== undefined && reason === null) return known;
  const request = await unitOfWork.run(SYSTEM_ACTOR, () => releases.request(month, reason));
  // A worker may have been quicker: then its release is waited for.
  for (let attempt = 0; attempt < WAITING; attempt += 1) {
    await context.get(ReleaseTaker).take(request);
    const made = await unitOfWork.run(SYSTEM_ACTOR, () => releases.madeOf(request));
    if (made !== null) return made;
    await setTimeout(1000);
  }
  throw new Error(`The release of ${month} is still being taken`);
}

/** The parent, too, has a format: whichever was given. */
const formatOf = ({ format }: Format, command: Command): Format['format'] =>
  command.parent?.opts<Format>().format === 'json' ? 'json' : format;

const summary = ({ month, on, revision, state, total, knownAt, sha256, verification }: Release) => ({
  month,
  on,
  revision,
  state,
  total,
  knownAt,
  sha256,
  verified: verification?.agrees ?? null,
});

function print(releases: readonly Release[], format: Format['format']): void {
  const lines = releases.map(summary);
  process.stdout.write(
    format === 'json'
      ? `${JSON.stringify(lines)}\n`
      : lines
          .map(
            (line) =>
              `${line.month}  revision ${String(line.revision)}  ${line.state}  ${String(line.total)} minors  known at ${line.knownAt}  ${line.sha256}\n`,
          )
          .join('') || 'No release yet.\n',
  );
}
