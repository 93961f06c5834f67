import type { TableDefinition, ValueDefinition } from './definition.js';

export const PRESENT: readonly ValueDefinition[] = [
  { kind: 'count', heading: 'PRESENTI E CENSITI' },
  { kind: 'percent' },
];

/** The three breakdowns of the girls, who are apart in every report since November 2016. */
export const GIRLS_TABLES: readonly TableDefinition[] = [
  {
    id: 'girls-age',
    sheet: 'Minori straniere - età',
    section: 'girls',
    title: "MINORI STRANIERE – DISTRIBUZIONE PER FASCE D'ETÀ",
    measure: 'present',
    where: { sex: 'F' },
    rows: 'age',
    values: PRESENT,
  },
  {
    id: 'girls-citizenship',
    sheet: 'Minori straniere - cittadin.',
    section: 'girls',
    title: 'MINORI STRANIERE – RIPARTIZIONE PER CITTADINANZA',
    measure: 'present',
    where: { sex: 'F' },
    rows: 'citizenship',
    order: 'descending',
    fold: 'in_force',
    values: PRESENT,
  },
  {
    id: 'girls-region',
    sheet: 'Minori straniere - regione',
    section: 'girls',
    title: 'MINORI STRANIERE – RIPARTIZIONE PER REGIONE DI ACCOGLIENZA',
    measure: 'present',
    where: { sex: 'F' },
    rows: 'region',
    order: 'descending',
    values: PRESENT,
  },
];

/** Read by the note on presumed birth dates; not printed. */
export const PRESUMED_CELLS: TableDefinition = {
  id: 'presumed-new-year',
  sheet: 'Nati il 1° gennaio',
  section: 'quality',
  title: 'NATI IL 1° GENNAIO PER QUALITÀ DELLA DATA',
  measure: 'present',
  where: { new_year: 'yes' },
  rows: 'birth_quality',
  values: [{ kind: 'count', heading: 'PRESENTI E CENSITI' }],
};
