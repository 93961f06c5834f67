import { stringify } from 'csv-stringify/sync';

import type { DemonstrationRows } from './generate.js';

/** The three exchange files as text: UTF-8, commas, a header line. */
export function demonstrationFiles(rows: DemonstrationRows): { facilities: string; minors: string; movements: string } {
  return {
    facilities: stringify(rows.facilities, { header: true }),
    minors: stringify(rows.minors, { header: true }),
    movements: stringify(rows.movements, { header: true }),
  };
}
