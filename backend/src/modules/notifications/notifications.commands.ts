import type { Command } from 'commander';
import type { OperatorSession } from '../../boot/operator-session.js';
import { UserFacingError } from '../../platform/user-facing-error.js';
import { OrganisationAddresses } from './organisation-addresses.js';
import { FolderMailbox } from './pec/pec-mailbox.js';
import { PecReceipts } from './pec/receipts.service.js';

/** `sim pec …` */
export function notificationCommands(program: Command, session: OperatorSession): void {
  const pec = program.command('pec').description('Certified e-mail');
  pec
    .command('receive')
    .description('take in the receipts that lie in a folder (.eml files, or a Maildir filled from the mailbox)')
    .requiredOption('--dir <folder>', 'messages are moved into its folders "ricevute" and "altro" (no receipts)')
    .action(async ({ dir }: { dir: string }) => {
      const mailbox = new FolderMailbox(dir);
      const messages = await mailbox.messages().catch(() => {
        throw new UserFacingError(`The folder ${dir} cannot be read.`);
      });
      const receipts = (await session.open()).get(PecReceipts);
      const counts: Record<string, number> = {};
      for (const message of messages) {
        const reception = await receipts.receive(await message.read());
        await message.done(reception);
        counts[reception] = (counts[reception] ?? 0) + 1;
      }
      process.stdout.write(`${JSON.stringify({ messages: messages.length, ...counts })}\n`);
    });
  pec
    .command('address')
    .description('note the PEC address of a body; without --pec take it away')
    .requiredOption('--organisation <name>', 'its name, as SIM shows it')
    .option('--pec <address>')
    .action(async ({ organisation, pec: address }: { organisation: string; pec?: string }) => {
      const changed = await (await session.open()).get(OrganisationAddresses).setPec(organisation, address ?? null);
      if (changed !== 1) throw new UserFacingError(`${String(changed)} organisations are named ${organisation}.`);
      process.stdout.write(`${JSON.stringify({ organisation, pec: address ?? null })}\n`);
    });
}
