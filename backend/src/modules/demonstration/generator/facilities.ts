import { isoOf, type Day } from './day.js';
import { REGION_PLACES, type Municipality } from './places.js';
import type { Random } from './random.js';
import type { FacilityRow, FacilityType } from './rows.js';

/** An invented facility while the demonstration is being made; its places are set when all stays are known. */
export interface InventedFacility {
  code: string;
  name: string;
  type: FacilityType;
  body: string;
  region: string;
  municipality: Municipality;
  openFrom: Day;
  /** Last open day. */
  openUntil: Day | null;
}

const FIRST_WORDS = ['Casa', 'Comunità', 'Centro', 'Villa', 'Casa famiglia'] as const;
const SECOND_WORDS = [
  'Ginestra',
  'Il Faro',
  'Girasole',
  'La Rotta',
  'Arcobaleno',
  'Le Querce',
  'Il Ponte',
  'Orizzonte',
  'La Bussola',
  'Nuovi Passi',
  'Il Melograno',
  'La Ginestra',
  'San Giusto',
  'Mare Aperto',
  'La Lanterna',
  'Il Cortile',
  'Stella Marina',
  'Le Tre Fontane',
] as const;
const BODIES = [
  'Cooperativa sociale Approdo Sicuro',
  'Cooperativa sociale Il Telaio',
  'Cooperativa sociale Sentieri Nuovi',
  'Cooperativa sociale Terra Promessa',
  'Associazione Porte Aperte Insieme',
  'Associazione Radici e Rami',
  'Fondazione Cammini Condivisi',
  'Consorzio Reti di Accoglienza',
  'Istituto Santa Brigida',
  'Cooperativa sociale La Zattera',
  'Associazione Il Domani',
  'Fondazione Casa Comune',
] as const;

const MIXES: Record<'landing' | 'other', readonly [[FacilityType, number], ...[FacilityType, number][]]> = {
  landing: [
    ['PRIMA_GOVERNATIVA', 25],
    ['CAS_MINORI', 20],
    ['PRIMA_COMUNALE', 15],
    ['SAI', 22],
    ['SECONDA_ACCREDITATA', 18],
  ],
  other: [
    ['PRIMA_GOVERNATIVA', 12],
    ['CAS_MINORI', 12],
    ['PRIMA_COMUNALE', 18],
    ['SAI', 32],
    ['SECONDA_ACCREDITATA', 26],
  ],
};
const LANDING_REGIONS = new Set(['ITG1', 'ITF6', 'ITF4']);
const ADULT_SECTION_REGIONS = ['ITG1', 'ITF6', 'ITC4', 'ITI4'];
/** Every region can receive a minor of any age on arrival and later. */
const IN_EVERY_REGION: FacilityType[] = ['PRIMA_COMUNALE', 'SAI'];

/** Some 150 facilities, in every region and of every kind, open for at least the three years up to `today`; one is closed and empty. */
export function inventFacilities(random: Random, today: Day): InventedFacility[] {
  const facilities: InventedFacility[] = [];
  const add = (region: string, type: FacilityType, municipality: Municipality): void => {
    const number = facilities.length + 1;
    facilities.push({
      code: `F${String(number).padStart(4, '0')}`,
      name: `${random.pick(FIRST_WORDS)} ${random.pick(SECOND_WORDS)}`,
      type,
      body: random.pick(BODIES),
      region,
      municipality,
      openFrom: today - 365 * 4 - random.between(0, 700),
      openUntil: null,
    });
  };
  for (const { region, weight, municipalities } of REGION_PLACES) {
    for (const type of IN_EVERY_REGION) add(region, type, municipalities[0]);
    const mix = MIXES[LANDING_REGIONS.has(region) ? 'landing' : 'other'];
    for (let count = Math.round(weight / 9); count > 0; count -= 1)
      add(region, random.weighted(mix), random.pick(municipalities));
    if (weight >= 20) add(region, 'PRIMA_GOVERNATIVA', municipalities[0]);
    if (ADULT_SECTION_REGIONS.includes(region)) add(region, 'SEZIONE_ADULTI', random.pick(municipalities));
  }
  const last = facilities.at(-1);
  if (last) {
    add(last.region, 'CAS_MINORI', last.municipality);
    const closed = facilities.at(-1);
    if (closed) closed.openUntil = today - 300;
  }
  return facilities;
}

export function facilityRow(facility: InventedFacility, places: number): FacilityRow {
  return {
    codice: facility.code,
    denominazione: facility.name,
    tipo: facility.type,
    ente_gestore: facility.body,
    comune_istat: facility.municipality.istat,
    comune: facility.municipality.name,
    capienza: String(places),
    attiva_dal: isoOf(facility.openFrom),
    attiva_al: facility.openUntil === null ? '' : isoOf(facility.openUntil),
  };
}
