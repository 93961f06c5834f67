import type { StatusDto } from '../platform/http/status.controller.js';

const FIRST_ACCOUNT =
  'npm run -s sim -- user add --username nome.cognome --name "Nome Cognome" --role dg_administrator';

/** Says where SIM is, and with which accounts a demonstration is tried: what the public status page says. */
export async function announce(port: number, withoutUsers: boolean): Promise<void> {
  const address = `http://localhost:${String(port)}`;
  const status = (await (await fetch(`${address}/api/status`)).json()) as StatusDto;
  const lines = ['', `SIM ${status.version} is ready: ${address}`];
  if (status.demonstration) {
    lines.push(
      'Demonstration with invented data: never enter real persons here.',
      `Accounts (password of all: ${status.accounts[0]?.password ?? ''}):`,
    );
    lines.push(...status.accounts.map(({ username, displayName }) => `  ${username.padEnd(28)} ${displayName}`));
  }
  if (withoutUsers) {
    lines.push('Nobody can sign in yet. Give the first account, in another terminal:', `  ${FIRST_ACCOUNT}`);
  }
  lines.push('Stop it with Ctrl-C.', '');
  process.stdout.write(`${lines.join('\n')}\n`);
}
