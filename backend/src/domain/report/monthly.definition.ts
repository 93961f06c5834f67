import { formatShortItalian, monthOf } from '../calendar-date.js';
import type { BlockDefinition, ReportDefinition, TableDefinition } from './definition/definition.js';
import { GIRLS_TABLES, PRESENT, PRESUMED_CELLS } from './definition/shared-tables.js';
import { COUNTING_NOTE, januaryText, legalNote, presumedText } from './notes.js';
import { daysOfMoment } from './report-period.js';

const TABLES: readonly TableDefinition[] = [
  {
    id: 'reports',
    sheet: 'Segnalazioni',
    section: 'general',
    title: ({ period }) => `SEGNALAZIONI MSNA al ${formatShortItalian(period.last)}`,
    measure: 'present',
    rows: 'total',
    label: 'SEGNALAZIONI MINORI PRESENTI E CENSITI¹',
    values: [{ kind: 'count', heading: 'NUMERO' }],
  },
  {
    id: 'sex',
    sheet: 'Genere',
    section: 'general',
    title: 'DISTRIBUZIONE PER GENERE',
    measure: 'present',
    rows: 'sex',
    values: PRESENT,
  },
  {
    id: 'age',
    sheet: 'Età',
    section: 'general',
    title: "DISTRIBUZIONE PER FASCE D'ETÀ",
    measure: 'present',
    rows: 'age',
    values: PRESENT,
  },
  {
    id: 'citizenship',
    sheet: 'Cittadinanza',
    section: 'general',
    title: 'RIPARTIZIONE DEI MINORI PER CITTADINANZA',
    measure: 'present',
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: PRESENT,
  },
  {
    id: 'region',
    sheet: 'Regione',
    section: 'general',
    title: 'RIPARTIZIONE DEI MINORI PER REGIONE DI ACCOGLIENZA',
    measure: 'present',
    rows: 'region',
    order: 'descending',
    values: PRESENT,
  },
  ...GIRLS_TABLES,
  {
    id: 'comparison-total',
    sheet: 'Confronto anni precedenti',
    section: 'comparison',
    title: 'CONFRONTO CON LA STESSA DATA DEGLI ANNI PRECEDENTI',
    measure: 'present',
    rows: 'moment',
    moments: ['now', 'year_before', 'two_years_before'],
    needs: 'year_before',
    values: [
      { kind: 'count', heading: 'PRESENTI E CENSITI' },
      { kind: 'change', heading: 'VARIAZIONE % DA ALLORA', against: 'year_before' },
    ],
  },
  {
    id: 'comparison-region',
    sheet: 'Confronto regioni',
    section: 'comparison',
    title: ({ period }) =>
      `REGIONI DI ACCOGLIENZA: VARIAZIONE RISPETTO AL ${formatShortItalian(daysOfMoment(period, 'year_before').last)}`,
    measure: 'present',
    rows: 'region',
    order: 'descending',
    needs: 'year_before',
    values: [...PRESENT, { kind: 'points', heading: 'VARIAZIONE IN PUNTI PERCENTUALI', against: 'year_before' }],
  },
  {
    id: 'comparison-month',
    sheet: 'Confronto mese precedente',
    section: 'comparison',
    title: 'CONFRONTO CON IL MESE PRECEDENTE',
    measure: 'present',
    rows: 'moment',
    moments: ['now', 'month_before'],
    needs: 'month_before',
    values: [
      { kind: 'count', heading: 'PRESENTI E CENSITI' },
      { kind: 'change', heading: 'VARIAZIONE % DA ALLORA', against: 'month_before' },
    ],
  },
  {
    id: 'comparison-region-month',
    sheet: 'Regioni mese precedente',
    section: 'comparison',
    title: ({ period }) =>
      `REGIONI DI ACCOGLIENZA: VARIAZIONE RISPETTO AL ${formatShortItalian(daysOfMoment(period, 'month_before').last)}`,
    measure: 'present',
    rows: 'region',
    order: 'descending',
    needs: 'month_before',
    values: [...PRESENT, { kind: 'points', heading: 'VARIAZIONE IN PUNTI PERCENTUALI', against: 'month_before' }],
  },
];

const BLOCKS: readonly BlockDefinition[] = [
  { type: 'heading', text: 'Minori presenti e censiti' },
  { type: 'table', table: 'reports' },
  { type: 'table', table: 'sex' },
  { type: 'figure', id: 'sex', form: 'bars', title: 'Minori per genere', table: 'sex' },
  { type: 'table', table: 'age' },
  { type: 'figure', id: 'age', form: 'columns', title: "Minori per fasce d'età", table: 'age' },
  { type: 'table', table: 'citizenship' },
  { type: 'figure', id: 'citizenship', form: 'bars', title: 'Prime dieci cittadinanze', table: 'citizenship' },
  { type: 'table', table: 'region' },
  { type: 'figure', id: 'region', form: 'map', title: 'Minori per regione di accoglienza', table: 'region' },
  { type: 'heading', text: 'Minori straniere' },
  { type: 'table', table: 'girls-age' },
  { type: 'table', table: 'girls-citizenship' },
  { type: 'table', table: 'girls-region' },
  { type: 'heading', text: 'Confronti' },
  { type: 'table', table: 'comparison-total' },
  { type: 'table', table: 'comparison-region' },
  { type: 'table', table: 'comparison-month' },
  { type: 'table', table: 'comparison-region-month' },
  { type: 'commentary', section: 'month', title: 'Commento' },
];

/** The state of the last day of a month, in the structure of the Ministry's monthly PDF (model: 31/03/2017), with the comparisons. */
export const MONTHLY_REPORT: ReportDefinition = {
  kind: 'monthly',
  title: () => 'REPORT MENSILE MINORI STRANIERI NON ACCOMPAGNATI (MSNA) IN ITALIA',
  tables: TABLES,
  blocks: BLOCKS,
  hidden: [
    PRESUMED_CELLS,
    {
      id: 'turned-new-year',
      sheet: 'Diciottenni del 1° gennaio',
      section: 'majority',
      title: 'DICIOTTENNI DEL 1° GENNAIO PER QUALITÀ DELLA DATA',
      measure: 'turned_18',
      where: { new_year: 'yes' },
      rows: 'birth_quality',
      values: [{ kind: 'count', heading: 'DICIOTTENNI' }],
    },
  ],
  notes: (read) => [
    legalNote(read),
    COUNTING_NOTE,
    {
      mark: null,
      text: monthOf(read.context.period.last) === 1 ? `${presumedText(read)} ${januaryText(read)}` : presumedText(read),
    },
  ],
};
