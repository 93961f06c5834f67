import { type CalendarDate, formatLongItalian } from '../../calendar-date.js';
import { daysSpokenOf } from '../../disclosure/count-name.js';
import type { PublishedDocument } from '../../disclosure/published-document.js';
import { documentCounts } from '../count-names.js';
import { PUBLISHING_OFFICES, textInForce } from '../dated-texts.js';
import { figureAlternative } from '../figure-alternative.js';
import { type DefinedTable, type ProtectedTables, protectTables } from '../protect-tables.js';
import type { Report, ReportBlock, ReportCover, ReportFigure, ReportTable } from '../report-model.js';
import { TableBuilder } from './build-table.js';
import type { BlockDefinition, ReportContext, ReportDefinition, TableDefinition } from './definition.js';
import type { Figures } from './figures.js';
import { ReportReader } from './report-reader.js';

/** A report that may leave the office, and what it hides. */
export interface PublicReport extends Omit<ProtectedTables, 'tables'> {
  readonly report: Report;
}

/**
 * Builds a report from its definition: tables are numbered in the order of the definition, those without an earlier moment to compare with are left out,
 * and with them the blocks that show them.
 * @throws RangeError where parts do not add up, or the definition names what it does not define
 */
export const buildReport = (definition: ReportDefinition, context: ReportContext, figures: Figures): Report =>
  assemble(definition, context, tablesOf(definition, context, figures), null);

/**
 * The same for publication: what could give a child away is hidden in tables, charts and sentences.
 * @param earlier all that was published before it, of any kind, month or territory
 */
export function buildPublicReport(
  definition: ReportDefinition,
  context: ReportContext,
  figures: Figures,
  earlier: readonly PublishedDocument[],
): PublicReport {
  const tables = tablesOf(definition, context, figures);
  const protection = protectTables([...tables.printed, ...tables.read], context, earlier);
  const { tables: _, ...rest } = protection;
  return { ...rest, report: assemble(definition, context, tables, protection) };
}

/** The days that the counts of a report speak of, those of its comparisons too. */
export function daysOfReport(definition: ReportDefinition, context: ReportContext, figures: Figures): CalendarDate[] {
  const { printed, read } = tablesOf(definition, context, figures);
  return daysSpokenOf(documentCounts([...printed, ...read], context).counts.keys());
}

interface DefinedTables {
  readonly printed: readonly DefinedTable[];
  /** Read by sentences and notes only. */
  readonly read: readonly DefinedTable[];
}

function tablesOf(definition: ReportDefinition, context: ReportContext, figures: Figures): DefinedTables {
  const builder = new TableBuilder(figures, context);
  return { printed: numbered(definition.tables, builder), read: numbered(definition.hidden ?? [], builder) };
}

function assemble(
  definition: ReportDefinition,
  context: ReportContext,
  { printed: defined, read: onlyRead }: DefinedTables,
  protection: ProtectedTables | null,
): Report {
  const defineds = [...defined, ...onlyRead];
  const shown = protection?.tables ?? defineds.map(({ table }) => table);
  const [tables, hidden] = [shown.slice(0, defined.length), shown.slice(defined.length)];
  const byId = new Map([...tables, ...hidden].map((table) => [table.id, table]));
  const read = new ReportReader(context, byId);
  const known = new Set(definition.tables.map(({ id }) => id));
  const drawn: ReportFigure[] = [];
  const blocks: ReportBlock[] = [];
  let headings = 0;
  for (const block of definition.blocks) {
    if ((block.type === 'table' || block.type === 'figure') && !known.has(block.table))
      throw new RangeError(`Report ${definition.kind}: a block shows the table ${block.table}, which is not defined.`);
    if (block.type === 'heading') blocks.push({ type: 'heading', number: (headings += 1), text: block.text });
    else if (block.type === 'figure') {
      const figure = figureOf(block, byId.get(block.table), drawn.length + 1);
      if (figure === null) continue;
      drawn.push(figure);
      blocks.push({ type: 'figure', figure: figure.id });
    } else blocks.push(...blockOf(block, read));
  }
  return {
    kind: definition.kind,
    period: context.period.text,
    on: context.period.last,
    knownAt: context.knownAt,
    territory: context.territory,
    variant: protection === null ? 'full' : 'public',
    cover: cover(definition, context),
    tables,
    figures: drawn,
    blocks,
    notes: definition.notes(read),
  };
}

function numbered(definitions: readonly TableDefinition[], builder: TableBuilder): DefinedTable[] {
  const tables: DefinedTable[] = [];
  for (const definition of definitions) {
    const table = builder.build(definition, tables.length + 1);
    if (table !== null) tables.push({ definition, table, bases: builder.bases(definition) });
  }
  return tables;
}

function blockOf(block: Exclude<BlockDefinition, { type: 'heading' | 'figure' }>, read: ReportReader): ReportBlock[] {
  switch (block.type) {
    case 'table':
      return read.has(block.table) ? [{ type: 'table', table: block.table }] : [];
    case 'paragraph': {
      const text = read.unprotected(() => block.write(read));
      return text === null ? [] : [{ type: 'paragraph', id: block.id, text }];
    }
    case 'commentary':
      return [
        {
          type: 'commentary',
          section: block.section,
          title: block.title,
          commentary: read.context.commentaries.get(block.section) ?? null,
        },
      ];
  }
}

function figureOf(
  { id, form, title }: Extract<BlockDefinition, { type: 'figure' }>,
  table: ReportTable | undefined,
  number: number,
): ReportFigure | null {
  if (table === undefined) return null;
  return { id, number, form, title, alternative: figureAlternative(title, table), table: table.id };
}

function cover(definition: ReportDefinition, context: ReportContext): ReportCover {
  const { period, territory } = context;
  const office = textInForce(PUBLISHING_OFFICES, period.last);
  return {
    ministry: 'Ministero del Lavoro e delle Politiche Sociali',
    directorate: office.directorate,
    division: office.division,
    title: definition.title(context),
    territory: territory.kind === 'national' ? null : territory.name,
    date: `Dati al ${formatLongItalian(period.last)}`,
  };
}
