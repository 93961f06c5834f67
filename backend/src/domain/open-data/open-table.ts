import { SEXES } from '../codes.js';
import { CODES_OF } from '../explorer/catalogue.js';
import type { TableDefinition } from '../report/definition/definition.js';
import type { Report, ReportRow } from '../report/report-model.js';

/** A text in the two languages of the open side. */
export interface OpenText {
  readonly it: string;
  readonly en: string;
}

export const OPEN_DIMENSIONS = ['total', 'sex', 'age', 'citizenship', 'region'] as const;
export type OpenDimension = (typeof OPEN_DIMENSIONS)[number];

/** A row of an open table: one code of its dimension, `other` for folded ones, `total` for the whole. */
export interface OpenRow {
  readonly code: string;
  readonly label: OpenText;
  readonly role: ReportRow['role'];
  /** Minors; null where it is hidden. */
  readonly value: number | null;
  /** Not published, to give no child away: not the same as zero. */
  readonly hidden: boolean;
}

/** A table of a release as anyone may read it: minors present and counted, or the girls among them, by one dimension. */
export interface OpenTable {
  readonly code: string;
  readonly title: OpenText;
  readonly dimension: OpenDimension;
  /** Whether only girls are counted. */
  readonly girls: boolean;
  readonly rows: readonly OpenRow[];
}

export const DIMENSION_LABELS: Readonly<Record<OpenDimension, OpenText>> = {
  total: { it: 'Totale', en: 'Total' },
  sex: { it: 'Genere', en: 'Sex' },
  age: { it: 'Classe di età', en: 'Age class' },
  citizenship: { it: 'Cittadinanza', en: 'Citizenship' },
  region: { it: 'Regione di accoglienza', en: 'Region of reception' },
};

const MEASURED: OpenText = { it: 'Minori presenti e censiti', en: 'Minors present and counted' };
const GIRLS: OpenText = { it: 'Minori straniere presenti e censite', en: 'Girls present and counted' };

/** Codes whose names are closed lists of the register; other names are those that the report prints. */
const ENGLISH: Readonly<Partial<Record<OpenDimension, Readonly<Record<string, OpenText>> | null>>> = {
  age: CODES_OF.age_class,
  sex: Object.fromEntries(
    SEXES.codes.map((code) => [code, { it: SEXES.label(code, 'it'), en: SEXES.label(code, 'en') }]),
  ),
};
const ROLES: Readonly<Record<'other' | 'total', OpenText>> = {
  other: { it: 'Altre', en: 'Other' },
  total: { it: 'Totale', en: 'Total' },
};

const isOpen = (rows: string): rows is OpenDimension => OPEN_DIMENSIONS.some((dimension) => dimension === rows);

/**
 * The tables of a public report that count minors on the day of the release, by one dimension. Comparisons with other days are left out: each day has a
 * release of its own.
 * @param english names of countries by alpha-3 code
 * @throws RangeError for a report that is not the public variant
 */
export function openTables(
  report: Report,
  definitions: readonly TableDefinition[],
  english: ReadonlyMap<string, string>,
): OpenTable[] {
  if (report.variant !== 'public') throw new RangeError('Only what is protected may be opened');
  return report.tables.flatMap(({ id, rows }): OpenTable[] => {
    const definition = definitions.find((one) => one.id === id);
    if (definition === undefined || !isOpen(definition.rows) || definition.columns !== undefined) return [];
    if (definition.section === 'comparison' || !definition.values.some(({ kind }) => kind === 'count')) return [];
    const { rows: dimension } = definition;
    const girls = definition.where?.sex === 'F';
    const by = DIMENSION_LABELS[dimension];
    const subject = girls ? GIRLS : MEASURED;
    return [
      {
        // The report names the table of the one figure after its title.
        code: dimension === 'total' ? 'total' : id,
        dimension,
        girls,
        title:
          dimension === 'total'
            ? subject
            : { it: `${subject.it} per ${by.it.toLowerCase()}`, en: `${subject.en} by ${by.en.toLowerCase()}` },
        rows: rows.map((row) => openRow(row, dimension, english)),
      },
    ];
  });
}

function openRow(
  { key, role, label, numbers }: ReportRow,
  dimension: OpenDimension,
  english: ReadonlyMap<string, string>,
): OpenRow {
  const value = numbers.count?.value ?? null;
  return {
    code: dimension === 'total' ? 'total' : key,
    label:
      role === 'item' && dimension !== 'total'
        ? (ENGLISH[dimension]?.[key] ?? { it: label, en: english.get(key) ?? label })
        : ROLES[role === 'other' ? 'other' : 'total'],
    role: dimension === 'total' ? 'total' : role,
    value,
    hidden: value === null,
  };
}
