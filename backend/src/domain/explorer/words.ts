import type { ExplorerDimension, ExplorerMeasure } from './catalogue.js';

/** Italian names for files; the client has its own words. */
export const MEASURE_NAMES: Readonly<Record<ExplorerMeasure, string>> = {
  present: 'Minori presenti e censiti',
  entered: 'Ingressi nel censimento',
  found_again: 'Rintracci',
  readmitted: 'Rientri dopo un’uscita',
  absconded: 'Allontanamenti',
  exits: 'Uscite',
  of_age: 'Diventati maggiorenni',
  nights: 'Giorni di presenza',
  median_stay: 'Durata mediana delle permanenze concluse (giorni)',
  capacity: 'Posti',
  occupancy: 'Occupazione dei posti (%)',
};

export const DIMENSION_NAMES: Readonly<Record<ExplorerDimension, string>> = {
  day: 'Giorno',
  month: 'Mese',
  half_year: 'Semestre',
  year: 'Anno',
  region: 'Regione',
  province: 'Provincia',
  municipality: 'Comune',
  reception: 'Tipo di accoglienza',
  citizenship: 'Cittadinanza',
  continent: 'Continente',
  sex: 'Genere',
  age: 'Età',
  age_class: 'Fascia d’età',
  birth_quality: 'Qualità della data di nascita',
  entry_mode: 'Modalità di ingresso',
  stay_months: 'Mesi di permanenza',
  exit_reason: 'Motivo dell’uscita',
};
