import type { OpenReleaseTables } from './open-release.js';
import type { OpenRow, OpenTable } from './open-table.js';

/** The structure that the columns follow: every table is a slice of one cube. */
export const STRUCTURE_ID = 'IT_MLPS:MSNA(1.0)';

export const SDMX_COLUMNS = [
  'STRUCTURE',
  'STRUCTURE_ID',
  'ACTION',
  'FREQ',
  'REF_AREA',
  'SEX',
  'AGE',
  'CITIZEN',
  'TIME_PERIOD',
  'OBS_VALUE',
  'OBS_STATUS',
  'CONF_STATUS',
] as const;

const TOTAL = '_T';
const OTHER = '_O';

/** Rows of SDMX-CSV 2.0 with the codes of the cross-domain lists: `_T` total, `_O` other; a hidden value is missing (`Q`) and confidential (`C`). */
export function sdmxRows(release: OpenReleaseTables, { dimension, girls, rows }: OpenTable): string[][] {
  return rows.map((row) => {
    const code = sdmxCode(row);
    return [
      'dataflow',
      STRUCTURE_ID,
      'R',
      'M',
      dimension === 'region' && row.role === 'item' ? code : 'IT',
      girls ? 'F' : dimension === 'sex' ? code : TOTAL,
      dimension === 'age' ? ageCode(row) : TOTAL,
      dimension === 'citizenship' ? code : TOTAL,
      release.month,
      row.value === null ? '' : String(row.value),
      row.hidden ? 'Q' : 'A',
      row.hidden ? 'C' : 'F',
    ];
  });
}

const sdmxCode = ({ role, code }: OpenRow): string => (role === 'total' ? TOTAL : role === 'other' ? OTHER : code);

/** `Y17`, `Y7T14` (CL_AGE). */
const ageCode = (row: OpenRow): string => (row.role === 'item' ? `Y${row.code.replace('-', 'T')}` : sdmxCode(row));
