import type { BlockDefinition, ReportDefinition, TableDefinition } from './definition/definition.js';
import { PRESENT } from './definition/shared-tables.js';
import {
  abscondedText,
  ageSexText,
  girlsText,
  majorityText,
  qualityText,
  receptionText,
  reportedText,
  stockText,
} from './half-yearly.paragraphs.js';
import { HALF_YEARLY_TABLES } from './half-yearly.tables.js';
import { legalNote } from './notes.js';
import { TECHNICAL_NOTE } from './technical-note.js';

/** Tables that a territory shares with the half-yearly report: the same definitions over its own figures. */
const SHARED = new Set([
  'comparison-total',
  'age-sex',
  'citizenship',
  'girls-age',
  'girls-citizenship',
  'reception',
  'entry-mode',
  'reported-month',
  'absconded-month',
  'found-month',
  'left-reason',
  'turned-month',
  'delay',
  'birth-quality',
]);

const MUNICIPALITIES: TableDefinition = {
  id: 'municipality',
  sheet: 'Comuni',
  section: 'general',
  title: 'PRESENTI E CENSITI PER COMUNE DI ACCOGLIENZA',
  measure: 'present',
  rows: 'municipality',
  order: 'descending',
  zeros: 'left_out',
  values: PRESENT,
};

const BLOCKS: readonly BlockDefinition[] = [
  { type: 'commentary', section: 'premise', title: 'Premessa' },
  { type: 'heading', text: 'Presenze e caratteristiche' },
  { type: 'paragraph', id: 'stock', write: stockText },
  { type: 'table', table: 'comparison-total' },
  { type: 'paragraph', id: 'age-sex', write: ageSexText },
  { type: 'table', table: 'age-sex' },
  { type: 'figure', id: 'age', form: 'columns', title: "Minori per fasce d'età", table: 'age-sex' },
  { type: 'table', table: 'citizenship' },
  { type: 'figure', id: 'citizenship', form: 'bars', title: 'Prime dieci cittadinanze', table: 'citizenship' },
  { type: 'table', table: 'municipality' },
  {
    type: 'figure',
    id: 'municipality',
    form: 'bars',
    title: 'Primi dieci comuni di accoglienza',
    table: 'municipality',
  },
  { type: 'heading', text: 'Minori straniere' },
  { type: 'paragraph', id: 'girls', write: girlsText },
  { type: 'table', table: 'girls-age' },
  { type: 'table', table: 'girls-citizenship' },
  { type: 'heading', text: 'Accoglienza' },
  { type: 'paragraph', id: 'reception', write: receptionText },
  { type: 'table', table: 'reception' },
  { type: 'table', table: 'entry-mode' },
  { type: 'heading', text: 'Nuove segnalazioni e allontanamenti' },
  { type: 'paragraph', id: 'reported', write: reportedText },
  { type: 'table', table: 'reported-month' },
  { type: 'paragraph', id: 'absconded', write: abscondedText },
  { type: 'table', table: 'absconded-month' },
  { type: 'table', table: 'found-month' },
  { type: 'table', table: 'left-reason' },
  { type: 'commentary', section: 'flows', title: 'Commento ai flussi' },
  { type: 'heading', text: 'Passaggio alla maggiore età e qualità dei dati' },
  { type: 'paragraph', id: 'majority', write: majorityText },
  { type: 'table', table: 'turned-month' },
  { type: 'paragraph', id: 'quality', write: qualityText },
  { type: 'table', table: 'delay' },
  { type: 'table', table: 'birth-quality' },
];

/** The report of a region or a municipality for a quarter. */
export const PERIODIC_REPORT: ReportDefinition = {
  kind: 'periodic',
  title: () => 'REPORT PERIODICO TERRITORIALE SUI MINORI STRANIERI NON ACCOMPAGNATI (MSNA)',
  tables: [...HALF_YEARLY_TABLES.filter(({ id }) => SHARED.has(id)), MUNICIPALITIES],
  blocks: BLOCKS,
  notes: (read) => [legalNote(read), ...TECHNICAL_NOTE],
};
