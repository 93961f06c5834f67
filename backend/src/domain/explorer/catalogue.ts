import { AGE_CLASSES } from '../census.js';
import { BIRTH_DATE_QUALITIES, ENTRY_MODES, EXIT_REASONS, FACILITY_KINDS, PLACE_KINDS, SEXES } from '../codes.js';

/** What can be counted. */
export const EXPLORER_MEASURES = [
  'present',
  'entered',
  'found_again',
  'readmitted',
  'absconded',
  'exits',
  'of_age',
  'nights',
  'median_stay',
  'capacity',
  'occupancy',
] as const;
export type ExplorerMeasure = (typeof EXPLORER_MEASURES)[number];

export const TIME_GRAINS = ['day', 'month', 'half_year', 'year'] as const;
export type TimeGrain = (typeof TIME_GRAINS)[number];

/** What it can be broken down by, in the order in which the catalogue lists it. */
export const EXPLORER_DIMENSIONS = [
  ...TIME_GRAINS,
  'region',
  'province',
  'municipality',
  'reception',
  'citizenship',
  'continent',
  'sex',
  'age',
  'age_class',
  'birth_quality',
  'entry_mode',
  'stay_months',
  'exit_reason',
] as const;
export type ExplorerDimension = (typeof EXPLORER_DIMENSIONS)[number];

export const isTimeGrain = (dimension: ExplorerDimension): dimension is TimeGrain =>
  TIME_GRAINS.some((grain) => grain === dimension);

/** Key of what the register does not say. */
export const UNKNOWN_CODE = 'unknown';

/** Completed months since the first day of the stay. */
export const STAY_MONTHS = ['0', '1-2', '3-5', '6-11', '12-23', '24+'] as const;

export interface CodeLabel {
  readonly it: string;
  readonly en: string;
}

const labels = <Code extends string>(table: {
  readonly codes: readonly Code[];
  readonly label: (code: Code, language: 'it' | 'en') => string;
}): Record<string, CodeLabel> =>
  Object.fromEntries(table.codes.map((code) => [code, { it: table.label(code, 'it'), en: table.label(code, 'en') }]));

const same = (codes: readonly string[], it: string, en: string): Record<string, CodeLabel> =>
  Object.fromEntries(codes.map((code) => [code, { it: `${code} ${it}`, en: `${code} ${en}` }]));

const AGES = Array.from({ length: 18 }, (_, age) => String(17 - age));

/** Codes of the closed dimensions in their order; null: the codes are those of the territory, of the countries or of time. */
export const CODES_OF: Readonly<Record<ExplorerDimension, Readonly<Record<string, CodeLabel>> | null>> = {
  day: null,
  month: null,
  half_year: null,
  year: null,
  region: null,
  province: null,
  municipality: null,
  reception: {
    ...labels(FACILITY_KINDS),
    foster_family: { it: PLACE_KINDS.label('foster_family', 'it'), en: PLACE_KINDS.label('foster_family', 'en') },
    private: { it: PLACE_KINDS.label('private', 'it'), en: PLACE_KINDS.label('private', 'en') },
  },
  citizenship: null,
  continent: {
    africa: { it: 'Africa', en: 'Africa' },
    europe: { it: 'Europa', en: 'Europe' },
    asia: { it: 'Asia', en: 'Asia' },
    america: { it: 'America', en: 'America' },
    oceania: { it: 'Oceania', en: 'Oceania' },
  },
  sex: labels(SEXES),
  // A record begins with an age of 10: numbers as keys would be put in rising order.
  age: same(AGES, 'anni', 'years'),
  age_class: same(AGE_CLASSES, 'anni', 'years'),
  birth_quality: labels(BIRTH_DATE_QUALITIES),
  entry_mode: labels(ENTRY_MODES),
  stay_months: {
    '0': { it: 'Meno di 1 mese', en: 'Less than 1 month' },
    '1-2': { it: '1-2 mesi', en: '1-2 months' },
    '3-5': { it: '3-5 mesi', en: '3-5 months' },
    '6-11': { it: '6-11 mesi', en: '6-11 months' },
    '12-23': { it: '12-23 mesi', en: '12-23 months' },
    '24+': { it: '24 mesi e oltre', en: '24 months and more' },
  },
  exit_reason: labels(EXIT_REASONS),
};

/** Order of the codes of a closed dimension; numbers as keys of an object would come in rising order. */
export const CODE_ORDER: Readonly<Partial<Record<ExplorerDimension, readonly string[]>>> = {
  age: AGES,
  age_class: AGE_CLASSES,
  stay_months: STAY_MONTHS,
};

const OF_PLACE: readonly ExplorerDimension[] = [...TIME_GRAINS, 'region', 'province', 'municipality', 'reception'];
const OF_MINOR: readonly ExplorerDimension[] = [
  ...OF_PLACE,
  'citizenship',
  'continent',
  'sex',
  'age',
  'age_class',
  'birth_quality',
  'entry_mode',
  'stay_months',
];

/**
 * stock: the state of a day, which is never summed over days; flow: what happened in a period.
 * `sums`: whether the parts of a breakdown add up to the total.
 */
export interface MeasureDefinition {
  readonly kind: 'stock' | 'flow';
  readonly unit: 'minors' | 'events' | 'nights' | 'days' | 'places' | 'percent';
  readonly sums: boolean;
  readonly dimensions: readonly ExplorerDimension[];
  /** Whether minors stand behind a figure. */
  readonly listed: boolean;
  /** Whether its tables can be protected for readers outside the office: counts of people, and of places, which tell of nobody. */
  readonly outside: 'protected' | 'open' | 'inside_only';
}

const flow = (dimensions = OF_MINOR): MeasureDefinition => ({
  kind: 'flow',
  unit: 'events',
  sums: true,
  dimensions,
  listed: true,
  outside: 'protected',
});

export const MEASURE_TABLE: Readonly<Record<ExplorerMeasure, MeasureDefinition>> = {
  present: { kind: 'stock', unit: 'minors', sums: true, dimensions: OF_MINOR, listed: true, outside: 'protected' },
  entered: flow(),
  found_again: flow(),
  readmitted: flow(),
  absconded: flow(),
  exits: flow([...OF_MINOR, 'exit_reason']),
  of_age: flow(),
  nights: { kind: 'flow', unit: 'nights', sums: true, dimensions: OF_MINOR, listed: true, outside: 'inside_only' },
  median_stay: { kind: 'flow', unit: 'days', sums: false, dimensions: OF_MINOR, listed: true, outside: 'inside_only' },
  capacity: { kind: 'stock', unit: 'places', sums: true, dimensions: OF_PLACE, listed: false, outside: 'open' },
  occupancy: {
    kind: 'stock',
    unit: 'percent',
    sums: false,
    dimensions: OF_PLACE,
    listed: true,
    outside: 'inside_only',
  },
};
