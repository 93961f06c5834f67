import type { Command } from 'commander';
import { randomBytes } from 'node:crypto';
import { text } from 'node:stream/consumers';
import type { OperatorSession } from '../../boot/operator-session.js';
import { ROLES } from '../../domain/codes.js';
import { ROLE_ORGANISATION } from '../../domain/permission.js';
import { UserFacingError } from '../../platform/user-facing-error.js';
import { UsersService } from './users.service.js';

interface AddOptions {
  readonly username: string;
  readonly name: string;
  readonly role: string;
  readonly scope?: string;
  readonly organisation?: string;
  readonly passwordStdin?: true;
}

/** `sim user …` */
export function userCommands(program: Command, session: OperatorSession): void {
  const user = program.command('user').description('Persons who sign in');
  user
    .command('add')
    .description('create an account; without --password-stdin a password is made and shown once')
    .requiredOption('--username <name>', 'name typed at sign-in')
    .requiredOption('--name <name>', 'given and family name')
    .requiredOption('--role <role>', ROLES.codes.join(', '))
    .option('--scope <code>', 'region code, prefecture code, ISTAT code or facility code, by role')
    .option('--organisation <name>', 'name of the organisation, when it is new')
    .option('--password-stdin', 'read the password from standard input')
    .action(async (options: AddOptions) => {
      const { role } = options;
      if (!ROLES.is(role)) throw new UserFacingError(`No role ${role}: choose one of ${ROLES.codes.join(', ')}`);
      const kind = ROLE_ORGANISATION[role];
      const password = await newPassword(options.passwordStdin === true);
      const name = options.organisation ?? (kind === 'dg' ? 'Direzione generale' : `${kind} ${options.scope ?? ''}`);
      const organisation = { kind, name, scope: options.scope ?? null };
      await (await session.open()).get(UsersService).add({
        username: options.username,
        displayName: options.name,
        password: password.text,
        memberships: [{ organisation, role }],
      });
      answer(options.username, password);
    });
  user
    .command('password')
    .description('give a new password and lift a lock')
    .requiredOption('--username <name>')
    .option('--password-stdin', 'read the password from standard input')
    .action(async ({ username, passwordStdin }: { username: string; passwordStdin?: true }) => {
      const password = await newPassword(passwordStdin === true);
      await (await session.open()).get(UsersService).setPassword(username, password.text);
      answer(username, password);
    });
  user
    .command('disable')
    .description('refuse sign-in from now on and end the open sessions')
    .requiredOption('--username <name>')
    .action(async ({ username }: { username: string }) => {
      await (await session.open()).get(UsersService).disable(username);
      process.stdout.write(`${JSON.stringify({ username, disabled: true })}\n`);
    });
}

interface NewPassword {
  readonly text: string;
  readonly made: boolean;
}

async function newPassword(fromStandardInput: boolean): Promise<NewPassword> {
  return fromStandardInput
    ? { text: (await text(process.stdin)).trimEnd(), made: false }
    : { text: randomBytes(15).toString('base64url'), made: true };
}

function answer(username: string, password: NewPassword): void {
  process.stdout.write(`${JSON.stringify({ username, ...(password.made ? { password: password.text } : {}) })}\n`);
}
