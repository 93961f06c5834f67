import { formatShortItalian } from '../calendar-date.js';
import type { TableDefinition, ValueDefinition } from './definition/definition.js';
import { GIRLS_TABLES, PRESENT } from './definition/shared-tables.js';
import { daysOfMoment } from './report-period.js';

const events = (heading: string): readonly ValueDefinition[] => [{ kind: 'count', heading }, { kind: 'percent' }];
const REPORTED = events('NUOVE SEGNALAZIONI');
const ABSCONDED = events('ALLONTANAMENTI');

/** The minors present: chapters 3 and 5 of the published reports. */
const STOCK: readonly TableDefinition[] = [
  {
    id: 'comparison-total',
    sheet: 'Presenti e anni precedenti',
    section: 'general',
    title: 'PRESENTI E CENSITI, CONFRONTO CON LA STESSA DATA DEI DUE ANNI PRECEDENTI',
    measure: 'present',
    rows: 'moment',
    moments: ['now', 'year_before', 'two_years_before'],
    values: [
      { kind: 'count', heading: 'PRESENTI E CENSITI' },
      { kind: 'change', heading: 'VARIAZIONE % DA ALLORA', against: 'year_before' },
    ],
  },
  {
    id: 'age-sex',
    sheet: 'Età e genere',
    section: 'general',
    title: "PRESENTI E CENSITI PER FASCE D'ETÀ E GENERE",
    measure: 'present',
    rows: 'age',
    columns: 'sex',
    values: [{ kind: 'count', heading: 'TOTALE' }, { kind: 'percent' }],
  },
  {
    id: 'citizenship',
    sheet: 'Cittadinanza',
    section: 'general',
    title: 'PRESENTI E CENSITI PER CITTADINANZA',
    measure: 'present',
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: PRESENT,
  },
  {
    id: 'continent',
    sheet: 'Continente',
    section: 'general',
    title: 'PRESENTI E CENSITI PER CONTINENTE DI CITTADINANZA',
    measure: 'present',
    rows: 'continent',
    order: 'descending',
    values: PRESENT,
  },
  {
    id: 'region',
    sheet: 'Regione',
    section: 'general',
    title: 'PRESENTI E CENSITI PER REGIONE DI ACCOGLIENZA',
    measure: 'present',
    rows: 'region',
    order: 'descending',
    values: PRESENT,
  },
  {
    id: 'region-change',
    sheet: 'Regioni, anno precedente',
    section: 'comparison',
    title: ({ period }) =>
      `REGIONI DI ACCOGLIENZA: VARIAZIONE RISPETTO AL ${formatShortItalian(daysOfMoment(period, 'year_before').last)}`,
    measure: 'present',
    rows: 'region',
    order: 'descending',
    needs: 'year_before',
    values: [
      { kind: 'count', heading: 'PRESENTI E CENSITI' },
      { kind: 'count', heading: 'UN ANNO PRIMA', moment: 'year_before' },
      { kind: 'change', heading: 'VARIAZIONE %', against: 'year_before' },
      { kind: 'points', heading: 'PUNTI PERCENTUALI', against: 'year_before', key: 'points' },
    ],
  },
];

const RECEPTION: readonly TableDefinition[] = [
  {
    id: 'reception',
    sheet: 'Tipo di accoglienza',
    section: 'reception',
    title: 'PRESENTI E CENSITI PER TIPO DI ACCOGLIENZA',
    measure: 'present',
    rows: 'reception',
    values: PRESENT,
  },
  {
    id: 'reception-region',
    sheet: 'Accoglienza per regione',
    section: 'reception',
    title: 'TIPO DI ACCOGLIENZA PER REGIONE',
    measure: 'present',
    rows: 'region',
    columns: 'reception',
    zeros: 'left_out',
    values: [{ kind: 'count', heading: 'TOTALE' }],
  },
  {
    id: 'entry-mode',
    sheet: 'Modalità di ingresso',
    section: 'reception',
    title: 'PRESENTI E CENSITI PER MODALITÀ DI INGRESSO',
    measure: 'present',
    rows: 'entry_mode',
    values: PRESENT,
  },
];

const FLOWS: readonly TableDefinition[] = [
  {
    id: 'reported-month',
    sheet: 'Segnalazioni per mese',
    section: 'flows',
    title: 'NUOVE SEGNALAZIONI PER MESE E MODALITÀ DI INGRESSO',
    measure: 'reported',
    rows: 'month',
    columns: 'landing',
    values: [{ kind: 'count', heading: 'TOTALE' }, { kind: 'percent' }],
  },
  {
    id: 'reported-region',
    sheet: 'Segnalazioni per regione',
    section: 'flows',
    title: 'NUOVE SEGNALAZIONI PER REGIONE DI PRIMA ACCOGLIENZA',
    measure: 'reported',
    rows: 'region',
    order: 'descending',
    values: REPORTED,
  },
  {
    id: 'reported-citizenship',
    sheet: 'Segnalazioni per cittadin.',
    section: 'flows',
    title: 'NUOVE SEGNALAZIONI PER CITTADINANZA',
    measure: 'reported',
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: REPORTED,
  },
  {
    id: 'absconded-month',
    sheet: 'Allontanamenti per mese',
    section: 'flows',
    title: 'ALLONTANAMENTI PER MESE',
    measure: 'absconded',
    rows: 'month',
    values: ABSCONDED,
  },
  {
    id: 'absconded-citizenship',
    sheet: 'Allontanamenti per cittad.',
    section: 'flows',
    title: 'ALLONTANAMENTI PER CITTADINANZA',
    measure: 'absconded',
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: ABSCONDED,
  },
  {
    id: 'absconded-age',
    sheet: 'Allontanamenti per età',
    section: 'flows',
    title: "ALLONTANAMENTI PER FASCE D'ETÀ",
    measure: 'absconded',
    rows: 'age',
    values: ABSCONDED,
  },
  {
    id: 'found-month',
    sheet: 'Rintracci per mese',
    section: 'flows',
    title: 'RINTRACCI PER MESE',
    measure: 'found_again',
    rows: 'month',
    values: events('RINTRACCI'),
  },
  {
    id: 'left-reason',
    sheet: 'Uscite per motivo',
    section: 'flows',
    title: 'USCITE PRIMA DEI 18 ANNI PER MOTIVO',
    measure: 'left',
    rows: 'exit_reason',
    values: events('USCITE'),
  },
];

const CHOSEN = { citizenship: { chosen: 'citizenship' } } as const;

const CHOSEN_TABLES: readonly TableDefinition[] = [
  {
    id: 'chosen-age-sex',
    sheet: 'Approfondimento - età',
    section: 'chosen',
    title: (context) => `MINORI CON CITTADINANZA ${chosenName(context)} PER FASCE D'ETÀ E GENERE`,
    measure: 'present',
    where: CHOSEN,
    rows: 'age',
    columns: 'sex',
    values: [{ kind: 'count', heading: 'TOTALE' }, { kind: 'percent' }],
  },
  {
    id: 'chosen-region',
    sheet: 'Approfondimento - regione',
    section: 'chosen',
    title: (context) => `MINORI CON CITTADINANZA ${chosenName(context)} PER REGIONE DI ACCOGLIENZA`,
    measure: 'present',
    where: CHOSEN,
    rows: 'region',
    order: 'descending',
    values: PRESENT,
  },
  {
    id: 'chosen-reception',
    sheet: 'Approfondimento - accogl.',
    section: 'chosen',
    title: (context) => `MINORI CON CITTADINANZA ${chosenName(context)} PER TIPO DI ACCOGLIENZA`,
    measure: 'present',
    where: CHOSEN,
    rows: 'reception',
    values: PRESENT,
  },
];

const MAJORITY: readonly TableDefinition[] = [
  {
    id: 'turned-month',
    sheet: 'Diciottenni per mese',
    section: 'majority',
    title: 'MINORI CHE HANNO COMPIUTO 18 ANNI, PER MESE',
    measure: 'turned_18',
    rows: 'month',
    values: events('DICIOTTENNI'),
  },
  {
    id: 'turned-citizenship',
    sheet: 'Diciottenni per cittadin.',
    section: 'majority',
    title: 'MINORI CHE HANNO COMPIUTO 18 ANNI, PER CITTADINANZA',
    measure: 'turned_18',
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: events('DICIOTTENNI'),
  },
];

const QUALITY: readonly TableDefinition[] = [
  {
    id: 'delay',
    sheet: 'Tempestività',
    section: 'quality',
    title: 'MOVIMENTI PER TEMPO DI INSERIMENTO IN SIM',
    measure: 'moved',
    rows: 'delay',
    values: events('MOVIMENTI'),
  },
  {
    id: 'birth-quality',
    sheet: 'Qualità data di nascita',
    section: 'quality',
    title: 'PRESENTI E CENSITI PER QUALITÀ DELLA DATA DI NASCITA',
    measure: 'present',
    rows: 'birth_quality',
    values: PRESENT,
  },
];

/** The tables of the half-yearly report. Opinions of art. 32 get theirs here once their figures are among the measures. */
/** The opinion of art. 32 c. 1-bis D.Lgs. 286/1998: what was filed and what was answered in the half-year. */
const OPINIONS: readonly TableDefinition[] = [
  {
    id: 'opinion-requested-month',
    sheet: 'Pareri, richieste per mese',
    section: 'majority',
    title: 'RICHIESTE DI PARERE (ART. 32) PRESENTATE, PER MESE',
    measure: 'opinion_requested',
    rows: 'month',
    values: events('RICHIESTE'),
    national: true,
  },
  {
    id: 'opinion-requested-applicant',
    sheet: 'Pareri, chi chiede',
    section: 'majority',
    title: 'RICHIESTE DI PARERE (ART. 32) PRESENTATE, PER RICHIEDENTE',
    measure: 'opinion_requested',
    rows: 'applicant_kind',
    values: events('RICHIESTE'),
    national: true,
  },
  {
    id: 'opinion-requested-citizenship',
    sheet: 'Pareri, cittadinanza',
    section: 'majority',
    title: 'RICHIESTE DI PARERE (ART. 32) PRESENTATE, PER CITTADINANZA',
    measure: 'opinion_requested',
    rows: 'citizenship',
    order: 'descending',
    zeros: 'left_out',
    fold: 'in_force',
    values: events('RICHIESTE'),
    national: true,
  },
  {
    id: 'opinion-issued-outcome',
    sheet: 'Pareri, esito',
    section: 'majority',
    title: 'PARERI (ART. 32) RILASCIATI, PER ESITO',
    measure: 'opinion_issued',
    rows: 'opinion_outcome',
    values: events('PARERI'),
    national: true,
  },
];

export const HALF_YEARLY_TABLES: readonly TableDefinition[] = [
  ...STOCK,
  ...GIRLS_TABLES,
  ...RECEPTION,
  ...FLOWS,
  ...CHOSEN_TABLES,
  ...MAJORITY,
  ...OPINIONS,
  ...QUALITY,
];

/** `UCRAINA`; the code where the country has no name. */
function chosenName({
  chosenCitizenship,
  names,
}: Parameters<Extract<TableDefinition['title'], (...args: never[]) => string>>[0]): string {
  const code = chosenCitizenship ?? '';
  return (names.citizenship?.get(code) ?? code).toLocaleUpperCase('it');
}
