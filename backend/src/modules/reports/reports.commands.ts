import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parseMonth } from '../../domain/period.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { errorCode, UserFacingError } from '../../platform/user-facing-error.js';
import { MonthlyReportService } from './monthly-report.service.js';
import {
  isReportFormat,
  renderReport,
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
} from './rendering/report-file.js';

interface MonthlyFlags {
  readonly month: string;
  readonly format: readonly ReportFormat[];
  readonly out: string;
  readonly knownAt?: string;
}

/** `sim report …` */
export function reportCommands(program: Command, session: { open(): Promise<INestApplicationContext> }): void {
  const report = program.command('report').description('Statistical reports');
  report
    .command('monthly')
    .description('the report of a month that has ended; prints the paths of the files written')
    .requiredOption('--month <month>', 'YYYY-MM')
    .requiredOption('--out <folder>', 'where the files go; made when missing')
    .option(
      '--format <formats>',
      `${REPORT_FORMATS.join(', ')}: several with commas or by repeating the option`,
      addFormats,
      [],
    )
    .option('--known-at <instant>', 'instant of knowledge with its zone, as 2017-04-10T08:00:00Z; now when missing')
    .action(async ({ month, format, out, knownAt }: MonthlyFlags) => {
      const wanted = parseMonth(month);
      const context = await session.open();
      const made = await context
        .get(UnitOfWork)
        .run(SYSTEM_ACTOR, () => context.get(MonthlyReportService).build(wanted, knownAt), { snapshot: true });
      for (const one of new Set(format.length === 0 ? REPORT_FORMATS : format)) {
        process.stdout.write(`${await write(out, await renderReport(made, one))}\n`);
      }
    });
}

function addFormats(text: string, before: readonly ReportFormat[]): readonly ReportFormat[] {
  return [
    ...before,
    ...text.split(',').map((name) => {
      if (isReportFormat(name)) return name;
      throw new UserFacingError(`No format ${JSON.stringify(name)}: choose among ${REPORT_FORMATS.join(', ')}.`);
    }),
  ];
}

async function write(folder: string, { name, content }: ReportFile): Promise<string> {
  const path = join(folder, name);
  try {
    await mkdir(folder, { recursive: true });
    await writeFile(path, content);
  } catch (error) {
    throw new UserFacingError(
      `${path} cannot be written (${errorCode(error) ?? 'error'}): choose another folder with --out.`,
      { cause: error },
    );
  }
  return path;
}
