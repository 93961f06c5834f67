import type { OpenReleaseTables } from './open-release.js';
import { PUBLISHER } from './open-release.js';
import { DIMENSION_LABELS, type OpenTable } from './open-table.js';

/** Status of a value that is not published (json-stat.org, "status"). */
export const HIDDEN_STATUS = 'c';

/** A table in JSON-stat 2.0 (json-stat.org/format): dimensions month and the table's own; a hidden value is null, with a status. */
export function jsonStat(release: OpenReleaseTables, { code, title, dimension, rows }: OpenTable): object {
  const labels = (language: 'it' | 'en'): Record<string, string> =>
    Object.fromEntries(rows.map((row) => [row.code, row.label[language]]));
  return {
    version: '2.0',
    class: 'dataset',
    label: title.it,
    source: PUBLISHER,
    updated: release.publishedAt,
    id: ['month', dimension],
    size: [1, rows.length],
    role: { time: ['month'], ...(dimension === 'region' ? { geo: [dimension] } : {}) },
    dimension: {
      month: { label: 'Mese', category: { index: [release.month], label: { [release.month]: release.month } } },
      [dimension]: {
        label: DIMENSION_LABELS[dimension].it,
        category: { index: rows.map((row) => row.code), label: labels('it') },
      },
    },
    value: rows.map(({ value }) => value),
    status: Object.fromEntries(rows.flatMap(({ hidden }, place) => (hidden ? [[String(place), HIDDEN_STATUS]] : []))),
    extension: {
      code,
      revision: release.revision,
      on: release.on,
      knownAt: release.knownAt,
      labelEn: title.en,
      categoriesEn: labels('en'),
    },
  };
}
