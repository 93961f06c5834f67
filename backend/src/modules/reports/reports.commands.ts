import type { INestApplicationContext } from '@nestjs/common';
import type { Command } from 'commander';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ReportKind } from '../../domain/report/report-kind.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { errorCode, UserFacingError } from '../../platform/user-facing-error.js';
import { PublicReports } from './public-reports.service.js';
import {
  isReportFormat,
  renderReport,
  REPORT_FORMATS,
  type ReportFile,
  type ReportFormat,
} from './rendering/report-file.js';
import { ReportBuilder } from './report-builder.service.js';
import type { AskedTerritory } from './report-request.js';

interface ReportFlags {
  readonly format: readonly ReportFormat[];
  readonly out: string;
  readonly knownAt?: string;
  /** The version that may leave the office. */
  readonly public?: boolean;
}

interface PeriodicFlags extends ReportFlags {
  readonly quarter: string;
  readonly region?: string;
  readonly municipality?: string;
}

/** `sim report …` */
export function reportCommands(program: Command, session: { open(): Promise<INestApplicationContext> }): void {
  const report = program.command('report').description('Statistical reports');
  const make = async (kind: ReportKind, period: string, flags: ReportFlags, asked: Asked = {}): Promise<void> => {
    const context = await session.open();
    const made = await context
      .get(UnitOfWork)
      .run(SYSTEM_ACTOR, () => context.get(ReportBuilder).buildVariants({ kind, period, ...asked }, flags.knownAt), {
        snapshot: true,
      });
    const shown =
      flags.public === true
        ? (await context.get(UnitOfWork).run(SYSTEM_ACTOR, () => context.get(PublicReports).publish(made))).report
        : made.full;
    for (const one of new Set(flags.format.length === 0 ? REPORT_FORMATS : flags.format)) {
      process.stdout.write(`${await write(flags.out, await renderReport(shown, one))}\n`);
    }
  };
  withFileOptions(
    report
      .command('monthly')
      .description('the report of a month that has ended; prints the paths of the files written')
      .requiredOption('--month <month>', 'YYYY-MM'),
  ).action((flags: ReportFlags & { month: string }) => make('monthly', flags.month, flags));
  withFileOptions(
    report
      .command('half-yearly')
      .description('the in-depth report of a half-year that has ended')
      .requiredOption('--half-year <half-year>', 'YYYY-S1 or YYYY-S2')
      .option('--citizenship <code>', 'citizenship looked at more closely, ISO alpha-3; UKR when missing'),
  ).action((flags: ReportFlags & { halfYear: string; citizenship?: string }) =>
    make('half_yearly', flags.halfYear, flags, { citizenship: flags.citizenship ?? null }),
  );
  withFileOptions(
    report
      .command('periodic')
      .description('the report of a region or a municipality for a quarter that has ended')
      .requiredOption('--quarter <quarter>', 'YYYY-Q1 to YYYY-Q4')
      .option('--region <code>', 'NUTS 2 code')
      .option('--municipality <code>', 'ISTAT code'),
  ).action((flags: PeriodicFlags) => make('periodic', flags.quarter, flags, { territory: territoryOf(flags) }));
}

interface Asked {
  readonly territory?: AskedTerritory | null;
  readonly citizenship?: string | null;
}

const withFileOptions = (command: Command): Command =>
  command
    .requiredOption('--out <folder>', 'where the files go; made when missing')
    .option(
      '--format <formats>',
      `${REPORT_FORMATS.join(', ')}: several with commas or by repeating the option`,
      addFormats,
      [],
    )
    .option('--public', 'the version that may leave the office, with rare cells protected')
    .option('--known-at <instant>', 'instant of knowledge with its zone, as 2017-04-10T08:00:00Z; now when missing');

function territoryOf({ region, municipality }: PeriodicFlags): AskedTerritory {
  if (region !== undefined && municipality === undefined) return { kind: 'region', code: region };
  if (municipality !== undefined && region === undefined) return { kind: 'municipality', code: municipality };
  throw new UserFacingError('Name one territory: --region or --municipality.');
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
