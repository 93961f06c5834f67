import { Command } from 'commander';
import 'reflect-metadata';
import { auditCommands } from './boot/audit.commands.js';
import { explain } from './boot/door.js';
import { migrateCommands } from './boot/migrate.commands.js';
import { OperatorSession } from './boot/operator-session.js';
import { censusCommands } from './modules/census/census.commands.js';
import { importCommands } from './modules/imports/imports.commands.js';
import { reportCommands } from './modules/reports/reports.commands.js';
import { territoryCommands } from './modules/territory/territory.commands.js';
import { userCommands } from './modules/users/users.commands.js';
import { VERSION } from './platform/http/version.js';

// The operator's command: results on standard output, progress and problems on standard error, the exit status says success.
const session = new OperatorSession();
const program = new Command('sim').description('Operator’s commands of SIM').version(VERSION).showHelpAfterError();
const COMMANDS = [
  migrateCommands,
  userCommands,
  territoryCommands,
  importCommands,
  censusCommands,
  reportCommands,
  auditCommands,
];
for (const register of COMMANDS) register(program, session);

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await session.close();
}
