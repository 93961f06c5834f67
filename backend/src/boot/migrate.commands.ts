import type { Command } from 'commander';
import type { OperatorSession } from './operator-session.js';

/** `sim migrate` */
export function migrateCommands(program: Command, session: OperatorSession): void {
  program
    .command('migrate')
    .description('bring the database up to this release; running it again changes nothing')
    .action(async () => {
      await session.open();
      process.stdout.write(`${JSON.stringify({ migrated: session.migrated })}\n`);
    });
}
