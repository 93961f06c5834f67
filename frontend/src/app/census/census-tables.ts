import type { CensusDto } from '../../api/models';
import type { Bar } from '../ui/bar-chart';

export type CensusBreakdown = 'sex' | 'age' | 'citizenship' | 'region';

export interface CensusTable {
  readonly breakdown: CensusBreakdown;
  readonly rows: readonly Bar[];
}

/** The age classes of the published report, in its order. */
const AGES = ['17', '16', '15', '7-14', '0-6'];

/**
 * The four tables of a census: sex and age in the published order with their zeros, citizenships and regions by count
 * descending then by name. `nameOf` gives a code its words.
 */
export function censusTables(
  census: CensusDto,
  nameOf: (breakdown: CensusBreakdown, code: string) => string,
): CensusTable[] {
  const inOrder = (
    breakdown: CensusBreakdown,
    counts: Record<string, number>,
    order: readonly string[],
  ): CensusTable => ({
    breakdown,
    rows: order.map((code) => ({ label: nameOf(breakdown, code), count: counts[code] ?? 0 })),
  });
  const byCount = (breakdown: CensusBreakdown, counts: Record<string, number>): CensusTable => ({
    breakdown,
    rows: Object.entries(counts)
      .map(([code, count]) => ({ label: nameOf(breakdown, code), count }))
      .sort((a, b) => b.count - a.count || a.label.localeCompare(b.label, 'it')),
  });
  return [
    inOrder('sex', { ...census.bySex }, ['M', 'F']),
    inOrder('age', { ...census.byAge }, AGES),
    byCount('citizenship', census.byCitizenship),
    byCount('region', census.byRegion),
  ];
}

/** The first rows, and the others as one: a chart of seventy bars says nothing. */
export function firstBars(rows: readonly Bar[], most: number, othersLabel: string): Bar[] {
  if (rows.length <= most) return [...rows];
  const rest = rows.slice(most - 1).reduce((sum, row) => sum + row.count, 0);
  return [...rows.slice(0, most - 1), { label: othersLabel, count: rest }];
}
