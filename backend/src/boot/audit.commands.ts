import type { Command } from 'commander';
import { AuditSeal } from '../platform/audit/audit-seal.js';
import type { OperatorSession } from './operator-session.js';

/** `sim audit …` */
export function auditCommands(program: Command, session: OperatorSession): void {
  const audit = program.command('audit').description('The trail of who did what with personal data');
  audit
    .command('verify')
    .description('walk the chain of seals: finds an edited, removed or reordered row; exit status 1 when it does')
    .option('--head <hash>', 'a last seal written down earlier: checks that the chain still holds it')
    .action(async ({ head }: { head?: string }) => {
      const result = await (await session.open()).get(AuditSeal).verify(head ?? null);
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
      if (result.findings.length > 0 || result.keptHeadFound === false) process.exitCode = 1;
    });
  audit
    .command('seal')
    .description('seal the waiting events now, instead of waiting for the worker')
    .action(async () => {
      const sealed = await (await session.open()).get(AuditSeal).seal();
      process.stdout.write(`${JSON.stringify({ sealed })}\n`);
    });
}
