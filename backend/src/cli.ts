import { Command } from 'commander';
import { constants } from 'node:os';
import 'reflect-metadata';
import { auditCommands } from './boot/audit.commands.js';
import { explain } from './boot/door.js';
import { migrateCommands } from './boot/migrate.commands.js';
import { OperatorSession } from './boot/operator-session.js';
import { censusCommands } from './modules/census/census.commands.js';
import { importCommands } from './modules/imports/imports.commands.js';
import { notificationCommands } from './modules/notifications/notifications.commands.js';
import { opinionCommands } from './modules/opinion-rules/opinion.commands.js';
import { releaseCommands } from './modules/releases/releases.commands.js';
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
  releaseCommands,
  reportCommands,
  opinionCommands,
  notificationCommands,
  auditCommands,
];
for (const register of COMMANDS) register(program, session);

// Interrupted, a command takes with it the embedded server that it has started; what it was writing is rolled back.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
  process.on(signal, () => {
    void session.close().finally(() => process.exit(128 + constants.signals[signal]));
  });
}

try {
  await program.parseAsync();
} catch (error) {
  if (!session.isClosing) explain(error);
  process.exitCode = 1;
} finally {
  await session.close();
}
