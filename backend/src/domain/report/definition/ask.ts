import type { ReportDefinition, TableDefinition } from './definition.js';
import { DIMENSIONS, type DimensionName, isDimension } from './dimensions.js';
import { type MeasureName, type Moment, type Question, questionKey } from './figures.js';

/** The dimensions that a table's cells are broken down by, filters included; `total` leaves its rows and columns out. */
export function dimensionsOf(table: TableDefinition, total = false): DimensionName[] {
  const wanted = new Set<string>(Object.keys(table.where ?? {}));
  if (!total) {
    if (table.rows !== 'total' && table.rows !== 'moment') wanted.add(table.rows);
    if (table.columns !== undefined) wanted.add(table.columns);
  }
  for (const name of wanted)
    if (!isDimension(name))
      throw new RangeError(`Table ${table.id}: there is no dimension ${name}; there are ${DIMENSIONS.join(', ')}.`);
  return DIMENSIONS.filter((name) => wanted.has(name));
}

/** Every moment that a table looks at. */
function momentsOf(table: TableDefinition): Moment[] {
  return [
    'now',
    ...(table.moments ?? []),
    ...(table.needs === undefined ? [] : [table.needs]),
    ...table.values.flatMap((value) =>
      value.kind === 'count' ? (value.moment ?? []) : value.kind === 'percent' ? [] : value.against,
    ),
  ];
}

const question = (measure: MeasureName, moment: Moment, by: readonly DimensionName[]): Question => ({
  measure,
  moment,
  by,
});

/**
 * Everything that must be counted for a report, each question once: totals are asked for themselves, so that the parts can be held against them.
 * @throws RangeError where a table names an unknown dimension, or two tables have the same name
 */
export function questionsOf({ tables, hidden = [], kind }: ReportDefinition): Question[] {
  const all = [...tables, ...hidden];
  const twice = all.find((table, place) => all.findIndex(({ id }) => id === table.id) !== place);
  if (twice !== undefined) throw new RangeError(`Report ${kind}: two tables are called ${twice.id}.`);
  const questions = new Map<string, Question>();
  for (const table of all)
    for (const moment of momentsOf(table))
      for (const total of [true, false]) {
        const one = question(table.measure, moment, dimensionsOf(table, total));
        questions.set(questionKey(one), one);
      }
  return [...questions.values()];
}
