import {
  BIRTH_DATE_QUALITIES,
  ENTRY_MODES,
  EXIT_REASONS,
  FACILITY_KINDS,
  MOVEMENT_KINDS,
  PLACE_KINDS,
  SEXES,
} from '../../../domain/codes.js';
import { OPENS_STAY } from '../../../domain/movement.js';
import { nameKey } from '../../../domain/name-key.js';
import type { ExchangeRow } from './exchange-row.js';

export const FILE_KINDS = ['facilities', 'minors', 'movements'] as const;

export type FileKind = (typeof FILE_KINDS)[number];

/** The published layout of one exchange file and what is staged of each row. */
export interface FileLayout {
  readonly kind: FileKind;
  readonly header: readonly string[];
  /** The values of the staging table, in the order of its columns (staging.repository.ts). */
  readonly read: (row: ExchangeRow) => (string | null)[];
}

const ISTAT_MUNICIPALITY = /^\d{6}$/;
const COUNTRY = /^[A-Z]{3}$/;
const LONGEST_FACILITY_CODE = 30;
const LONGEST_MINOR_CODE = 40;

const facilities: FileLayout = {
  kind: 'facilities',
  header: [
    'codice',
    'denominazione',
    'tipo',
    'ente_gestore',
    'comune_istat',
    'comune',
    'capienza',
    'attiva_dal',
    'attiva_al',
  ],
  read: (row) => {
    const values = [
      row.key('codice', LONGEST_FACILITY_CODE),
      row.text('denominazione', { required: true }),
      row.code('tipo', FACILITY_KINDS),
      row.text('ente_gestore', { required: true }),
      row.listed('comune_istat', ISTAT_MUNICIPALITY),
    ];
    // For people's eyes: the code decides.
    row.text('comune');
    return [...values, row.number('capienza'), row.date('attiva_dal'), row.date('attiva_al', false)];
  },
};

const minors: FileLayout = {
  kind: 'minors',
  header: [
    'codice',
    'cognome',
    'nome',
    'sesso',
    'data_nascita',
    'qualita_data_nascita',
    'cittadinanza',
    'data_ingresso',
    'modalita_ingresso',
    'comune_ingresso_istat',
    'data_segnalazione',
    'ente_segnalante',
  ],
  read: (row) => {
    const code = row.key('codice', LONGEST_MINOR_CODE);
    const familyName = row.text('cognome');
    const givenName = row.text('nome');
    return [
      code,
      familyName,
      givenName,
      nameKey(familyName ?? '', givenName ?? ''),
      row.code('sesso', SEXES),
      row.date('data_nascita'),
      row.code('qualita_data_nascita', BIRTH_DATE_QUALITIES),
      row.listed('cittadinanza', COUNTRY),
      row.date('data_ingresso', false),
      row.code('modalita_ingresso', ENTRY_MODES, false),
      row.listed('comune_ingresso_istat', ISTAT_MUNICIPALITY, false),
      row.date('data_segnalazione'),
      row.text('ente_segnalante'),
    ];
  },
};

const movements: FileLayout = {
  kind: 'movements',
  header: [
    'codice_minore',
    'progressivo',
    'data',
    'tipo',
    'sistemazione',
    'struttura',
    'comune_istat',
    'motivo_uscita',
  ],
  read: (row) => {
    const values = [row.key('codice_minore', LONGEST_MINOR_CODE), row.number('progressivo'), row.date('data')];
    const kind = row.code('tipo', MOVEMENT_KINDS);
    // Without a kind nobody can say which cells should be filled: they are only read.
    const opensStay = kind === null ? null : OPENS_STAY[kind];
    if (opensStay === false) for (const column of ['sistemazione', 'struttura', 'comune_istat']) row.forbid(column);
    const place = opensStay === false ? null : row.code('sistemazione', PLACE_KINDS, opensStay === true);
    const facility = place === 'facility' ? row.key('struttura', LONGEST_FACILITY_CODE) : null;
    if (place === 'facility') row.forbid('comune_istat');
    const household = place !== null && place !== 'facility';
    if (household) row.forbid('struttura');
    const municipality = household ? row.listed('comune_istat', ISTAT_MUNICIPALITY) : null;
    if (kind !== null && kind !== 'exit') row.forbid('motivo_uscita');
    const reason = kind === 'exit' ? row.code('motivo_uscita', EXIT_REASONS) : null;
    return [...values, kind, place, facility, municipality, reason];
  },
};

export const LAYOUTS: Readonly<Record<FileKind, FileLayout>> = { facilities, minors, movements };
