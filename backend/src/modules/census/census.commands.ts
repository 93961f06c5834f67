import type { INestApplicationContext } from '@nestjs/common';
import { type Command, Option } from 'commander';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { censusText } from './census-text.js';
import { CensusService } from './census.service.js';

interface CensusFlags {
  readonly on?: string;
  readonly knownAt?: string;
  readonly format: 'text' | 'json';
}

/** `sim census` */
export function censusCommands(program: Command, session: { open(): Promise<INestApplicationContext> }): void {
  program
    .command('census')
    .description('minors present and registered on a day, as known at an instant')
    // Asked for by hand: commander would ask the subcommands (modules/releases) for it, too.
    .option('--on <day>', 'day of the census, YYYY-MM-DD (required)')
    .option('--known-at <instant>', 'instant of knowledge with its zone, as 2017-04-10T08:00:00Z; now when missing')
    .addOption(new Option('--format <format>').choices(['text', 'json']).default('text'))
    .action(async ({ on, knownAt, format }: CensusFlags, command: Command) => {
      if (on === undefined) command.error("error: required option '--on <day>' not specified");
      const context = await session.open();
      const { firstKnownAt, ...census } = await context
        .get(UnitOfWork)
        .run(SYSTEM_ACTOR, () => context.get(CensusService).take(on, knownAt));
      process.stdout.write(format === 'json' ? `${JSON.stringify(census)}\n` : censusText(census));
      if (firstKnownAt === null) process.stderr.write('The register is empty.\n');
      else if (census.knownAt < firstKnownAt)
        process.stderr.write(
          `Nothing was known at that instant: the first change in the register is of ${firstKnownAt}.\n`,
        );
    });
}
