import { Command } from 'commander';
import 'reflect-metadata';
import { auditCommands } from './boot/audit.commands.js';
import { explain } from './boot/door.js';
import { OperatorSession } from './boot/operator-session.js';
import { userCommands } from './modules/users/users.commands.js';
import { VERSION } from './platform/http/version.js';

// The operator's command: results on standard output, progress and problems on standard error, the exit status says success.
const session = new OperatorSession();
const program = new Command('sim').description('Operator’s commands of SIM').version(VERSION).showHelpAfterError();
for (const register of [auditCommands, userCommands]) register(program, session);

try {
  await program.parseAsync();
} catch (error) {
  explain(error);
  process.exitCode = 1;
} finally {
  await session.close();
}
