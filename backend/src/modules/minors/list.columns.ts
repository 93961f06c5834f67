import {
  BIRTH_DATE_QUALITIES,
  ENTRY_MODES,
  FACILITY_KINDS,
  MINOR_STATES,
  PLACE_KINDS,
  SEXES,
} from '../../domain/codes.js';
import { formatSimCode, parseSimCode } from '../../domain/sim-code.js';
import type { MinorSummaryDto } from './minor-list.dto.js';

/** Columns of the list, in their usual order; the client shows the same ones under the same names. */
export const LIST_COLUMNS = [
  'simCode',
  'familyName',
  'givenName',
  'birthDate',
  'birthDateQuality',
  'age',
  'daysToMajority',
  'sex',
  'citizenships',
  'state',
  'place',
  'placeKind',
  'municipality',
  'region',
  'since',
  'responsibleMunicipality',
  'enteredOn',
  'entryMode',
  'reportedOn',
] as const;
export type ListColumn = (typeof LIST_COLUMNS)[number];

/** A cell of an exported list. Days are `YYYY-MM-DD` and become days of the calendar in a workbook. */
export interface Cell {
  readonly kind: 'text' | 'number' | 'day';
  readonly value: string | number | null;
}

const text = (value: string | null): Cell => ({ kind: 'text', value });
const day = (value: string | null): Cell => ({ kind: 'day', value });
const number = (value: number): Cell => ({ kind: 'number', value });

interface ColumnDefinition {
  readonly heading: string;
  readonly cell: (minor: MinorSummaryDto, countryName: (alpha3: string) => string) => Cell;
}

/** Headings and contents are Italian: an exported list is a paper of an Italian office, whatever the language of the screen. */
export const COLUMN_DEFINITIONS: Readonly<Record<ListColumn, ColumnDefinition>> = {
  simCode: { heading: 'Codice SIM', cell: (minor) => text(formatSimCode(parseSimCode(minor.simCode))) },
  familyName: { heading: 'Cognome', cell: (minor) => text(minor.familyName) },
  givenName: { heading: 'Nome', cell: (minor) => text(minor.givenName) },
  birthDate: { heading: 'Data di nascita', cell: (minor) => day(minor.birthDate) },
  birthDateQuality: {
    heading: 'Qualità della data di nascita',
    cell: (minor) => text(BIRTH_DATE_QUALITIES.label(minor.birthDateQuality, 'it')),
  },
  age: { heading: 'Età', cell: (minor) => number(minor.age) },
  daysToMajority: { heading: 'Giorni ai 18 anni', cell: (minor) => number(minor.daysToMajority) },
  sex: { heading: 'Sesso', cell: (minor) => text(SEXES.label(minor.sex, 'it')) },
  citizenships: {
    heading: 'Cittadinanza',
    cell: (minor, countryName) => text(minor.citizenships.map(countryName).join(', ')),
  },
  state: {
    heading: 'Stato',
    cell: (minor) => text(minor.state === null ? null : MINOR_STATES.label(minor.state, 'it')),
  },
  place: {
    heading: 'Luogo',
    cell: ({ place }) => text(place === null ? null : (place.facilityName ?? PLACE_KINDS.label(place.kind, 'it'))),
  },
  placeKind: {
    heading: 'Tipo di accoglienza',
    cell: ({ place }) =>
      text(
        place === null
          ? null
          : place.facilityKind === null
            ? PLACE_KINDS.label(place.kind, 'it')
            : FACILITY_KINDS.label(place.facilityKind, 'it'),
      ),
  },
  municipality: {
    heading: 'Comune',
    cell: ({ place }) => text(place === null ? null : `${place.municipalityName} (${place.province})`),
  },
  region: { heading: 'Regione', cell: ({ place }) => text(place?.regionName ?? null) },
  since: { heading: 'Dal', cell: ({ place }) => day(place?.since ?? null) },
  responsibleMunicipality: { heading: 'Comune responsabile', cell: (minor) => text(minor.responsibleMunicipality) },
  enteredOn: { heading: 'Ingresso in Italia', cell: (minor) => day(minor.enteredOn) },
  entryMode: {
    heading: 'Modalità di ingresso',
    cell: (minor) => text(minor.entryMode === null ? null : ENTRY_MODES.label(minor.entryMode, 'it')),
  },
  reportedOn: { heading: 'Segnalazione', cell: (minor) => day(minor.reportedOn) },
};
