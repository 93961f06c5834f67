/** A row of `strutture.csv`; days are `YYYY-MM-DD`, empty where there is none. */
export interface FacilityRow {
  codice: string;
  denominazione: string;
  tipo: FacilityType;
  ente_gestore: string;
  comune_istat: string;
  comune: string;
  capienza: string;
  attiva_dal: string;
  attiva_al: string;
}

export type FacilityType =
  'PRIMA_GOVERNATIVA' | 'CAS_MINORI' | 'PRIMA_COMUNALE' | 'SEZIONE_ADULTI' | 'SAI' | 'SECONDA_ACCREDITATA';

/** A row of `minori.csv`. */
export interface MinorRow {
  codice: string;
  cognome: string;
  nome: string;
  sesso: 'M' | 'F';
  data_nascita: string;
  qualita_data_nascita: 'DOCUMENTATA' | 'DICHIARATA' | 'PRESUNTA' | 'ATTRIBUITA';
  cittadinanza: string;
  data_ingresso: string;
  modalita_ingresso: EntryModeCode;
  comune_ingresso_istat: string;
  data_segnalazione: string;
  ente_segnalante: string;
}

export type EntryModeCode =
  | 'SBARCO'
  | 'FRONTIERA_TERRESTRE'
  | 'FRONTIERA_MARITTIMA'
  | 'FRONTIERA_AEREA'
  | 'RITROVAMENTO'
  | 'RIENTRO_DUBLINO'
  | 'EVACUAZIONE';

/** A row of `movimenti.csv`. */
export interface MovementRow {
  codice_minore: string;
  progressivo: string;
  data: string;
  tipo: MovementType;
  sistemazione: PlaceType | '';
  struttura: string;
  comune_istat: string;
  motivo_uscita: string;
}

export type MovementType = 'COLLOCAMENTO' | 'TRASFERIMENTO' | 'ALLONTANAMENTO' | 'RINTRACCIO' | 'USCITA';
export type PlaceType = 'STRUTTURA' | 'FAMIGLIA_AFFIDATARIA' | 'PRIVATO';
