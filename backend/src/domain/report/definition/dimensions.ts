import { AGE_CLASSES } from '../../census.js';
import { BIRTH_DATE_QUALITIES, ENTRY_MODES, EXIT_REASONS, FACILITY_KINDS, PLACE_KINDS } from '../../codes.js';
import { APPLICANT_WORDS, OPINION_OUTCOME_WORDS } from '../../opinion/paper-words.js';

/** What figures can be broken down by. */
export const DIMENSIONS = [
  'sex',
  'age',
  'citizenship',
  'continent',
  'region',
  'municipality',
  'reception',
  'entry_mode',
  'landing',
  'month',
  'birth_quality',
  'new_year',
  'exit_reason',
  'delay',
  'applicant_kind',
  'opinion_outcome',
] as const;

export type DimensionName = (typeof DIMENSIONS)[number];

export const isDimension = (text: string): text is DimensionName => DIMENSIONS.some((name) => name === text);

/** How a dimension is printed. */
export interface Dimension {
  /** Heading of its labels, in capitals. */
  readonly heading: string;
  /** Codes in their printed order; null: the list is given with the figures (countries, territories, months). */
  readonly codes: readonly string[] | null;
  /** Label of a code; undefined: it comes with the figures. Printed in capitals. */
  readonly labels: Readonly<Record<string, string>>;
  /** Printed where the register does not say; cells without a code have the key {@link UNKNOWN}. */
  readonly unknown: string;
}

/** Key of the cells whose code the register does not hold. */
export const UNKNOWN = 'unknown';

const labelled = <Code extends string>(table: {
  readonly codes: readonly Code[];
  readonly label: (code: Code, language: 'it') => string;
}): Record<string, string> => Object.fromEntries(table.codes.map((code) => [code, table.label(code, 'it')]));

/** Kinds of place: each kind of facility, and the two kinds of household. */
const RECEPTION = {
  ...labelled(FACILITY_KINDS),
  foster_family: PLACE_KINDS.label('foster_family', 'it'),
  private: PLACE_KINDS.label('private', 'it'),
};

/** Days between a movement and its entry into SIM, both ends counted as days of the calendar in Rome. */
const DELAYS = {
  same_day: 'Lo stesso giorno o il giorno dopo',
  week: 'Da 2 a 7 giorni',
  month: 'Da 8 a 30 giorni',
  later: 'Oltre 30 giorni',
};

const CONTINENTS = { africa: 'Africa', europe: 'Europa', asia: 'Asia', america: 'America', oceania: 'Oceania' };

const closed = (heading: string, labels: Readonly<Record<string, string>>, unknown = 'Non indicato'): Dimension => ({
  heading,
  codes: Object.keys(labels),
  labels,
  unknown,
});
const open = (heading: string, unknown = 'Non indicato'): Dimension => ({ heading, codes: null, labels: {}, unknown });

/** The dimensions, in one place: a table names them and says nothing of how they print. */
export const DIMENSION_TABLE: Readonly<Record<DimensionName, Dimension>> = {
  sex: closed('GENERE', { M: 'Maschile', F: 'Femminile' }),
  age: {
    heading: "FASCE D'ETÀ",
    codes: AGE_CLASSES,
    labels: Object.fromEntries(AGE_CLASSES.map((age) => [age, `${age} anni`])),
    unknown: 'Non indicata',
  },
  citizenship: open('CITTADINANZA', 'Non indicata'),
  continent: closed('CONTINENTE DI CITTADINANZA', CONTINENTS, 'Apolidi e non attribuiti'),
  region: open('REGIONE DI ACCOGLIENZA', 'Non ancora collocati'),
  municipality: open('COMUNE DI ACCOGLIENZA', 'Non ancora collocati'),
  reception: closed('TIPO DI ACCOGLIENZA', RECEPTION),
  entry_mode: closed('MODALITÀ DI INGRESSO', labelled(ENTRY_MODES), 'Non indicata'),
  landing: closed('SBARCO', { sea: 'Sbarco', other: 'Altra modalità' }, 'Non indicata'),
  month: open('MESE'),
  birth_quality: closed('DATA DI NASCITA', labelled(BIRTH_DATE_QUALITIES), 'Non indicata'),
  new_year: closed('NATI IL 1° GENNAIO', { yes: 'Sì', no: 'No' }),
  exit_reason: closed("MOTIVO DELL'USCITA", labelled(EXIT_REASONS)),
  delay: closed('INSERIMENTO IN SIM', DELAYS),
  applicant_kind: closed('RICHIEDENTE', APPLICANT_WORDS),
  opinion_outcome: closed('ESITO', OPINION_OUTCOME_WORDS),
};
