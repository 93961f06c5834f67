import { formatLongItalian } from '../../calendar-date.js';
import { PUBLISHING_OFFICES, textInForce } from '../dated-texts.js';
import { figureAlternative } from '../figure-alternative.js';
import { type DefinedTable, type ProtectedCell, protectTables } from '../protect-tables.js';
import type { Report, ReportBlock, ReportCover, ReportFigure, ReportTable } from '../report-model.js';
import { TableBuilder } from './build-table.js';
import type { BlockDefinition, ReportContext, ReportDefinition, TableDefinition } from './definition.js';
import type { Figures } from './figures.js';
import { ReportReader } from './report-reader.js';

/**
 * Builds a report from its definition: tables are numbered in the order of the definition, those without an earlier moment to compare with are left out,
 * and with them the blocks that show them. The public variant hides what could give a child away, in tables, charts and sentences.
 * @throws RangeError where parts do not add up, or the definition names what it does not define
 */
export function buildReport(
  definition: ReportDefinition,
  context: ReportContext,
  figures: Figures,
  variant: Report['variant'] = 'full',
): Report {
  const builder = new TableBuilder(figures, context);
  const defined = numbered(definition.tables, builder);
  const defineds = [...defined, ...numbered(definition.hidden ?? [], builder)];
  const shown = variant === 'public' ? protectTables(defineds, context).tables : defineds.map(({ table }) => table);
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
    variant,
    cover: cover(definition, context),
    tables,
    figures: drawn,
    blocks,
    notes: definition.notes(read),
  };
}

/** Which numbers the public variant hides, and why: for the office only. */
export function protectionOf(definition: ReportDefinition, context: ReportContext, figures: Figures): ProtectedCell[] {
  const builder = new TableBuilder(figures, context);
  return protectTables(
    [...numbered(definition.tables, builder), ...numbered(definition.hidden ?? [], builder)],
    context,
  ).cells;
}

function numbered(definitions: readonly TableDefinition[], builder: TableBuilder): DefinedTable[] {
  const tables: DefinedTable[] = [];
  for (const definition of definitions) {
    const table = builder.build(definition, tables.length + 1);
    if (table !== null) tables.push({ definition, table });
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
