import type { EntryModeCode } from './rows.js';

export interface Municipality {
  istat: string;
  name: string;
}

export interface RegionPlaces {
  /** NUTS 2 code. */
  region: string;
  /** Share of the minors received, per thousand. Source: the order of the Ministry's figures of 2023-2025. */
  weight: number;
  municipalities: readonly [Municipality, ...Municipality[]];
}

/** `region|weight|ISTAT code name,…`: real municipalities, invented facilities. */
const REGIONS = `
ITC1|50|001272 Torino,003106 Novara,006003 Alessandria,004078 Cuneo
ITC2|4|007003 Aosta
ITC4|135|015146 Milano,016024 Bergamo,017029 Brescia,013075 Como,012133 Varese
ITH1|6|021008 Bolzano,021051 Merano
ITH2|7|022205 Trento,022161 Rovereto
ITH3|34|023091 Verona,028060 Padova,027042 Venezia,026086 Treviso
ITH4|44|032006 Trieste,030129 Udine,031007 Gorizia,093033 Pordenone
ITC3|36|010025 Genova,008031 Imperia,009056 Savona
ITH5|76|037006 Bologna,036023 Modena,034027 Parma,039014 Ravenna,099014 Rimini
ITI1|45|048017 Firenze,100005 Prato,051002 Arezzo,049009 Livorno
ITI2|9|054039 Perugia,055032 Terni
ITI3|23|042002 Ancona,041044 Pesaro,043023 Macerata
ITI4|60|058091 Roma,059011 Latina,056059 Viterbo,060038 Frosinone
ITF1|25|068028 Pescara,066049 L'Aquila,067041 Teramo
ITF2|10|070006 Campobasso,094023 Isernia,070078 Termoli
ITF3|110|063049 Napoli,065116 Salerno,061022 Caserta,064008 Avellino
ITF4|60|072006 Bari,071024 Foggia,073027 Taranto,074001 Brindisi,075035 Lecce
ITF5|19|076063 Potenza,077014 Matera
ITF6|62|078045 Cosenza,101010 Crotone,080063 Reggio di Calabria,079023 Catanzaro
ITG1|220|082053 Palermo,087015 Catania,083048 Messina,081021 Trapani,084001 Agrigento,088009 Ragusa,089017 Siracusa,085004 Caltanissetta
ITG2|10|092009 Cagliari,090064 Sassari
`;

export const REGION_PLACES: readonly RegionPlaces[] = REGIONS.trim()
  .split('\n')
  .map((line) => {
    const [region = '', weight = '0', places = ''] = line.split('|');
    const [first, ...others] = places.split(',').map((place) => ({ istat: place.slice(0, 6), name: place.slice(7) }));
    if (first === undefined) throw new Error(`No municipality for region ${region}`);
    return { region, weight: Number(weight), municipalities: [first, ...others] };
  });

/** Where one enters Italy, by mode: ISTAT code, region, and how often. */
export interface EntryPoint {
  istat: string;
  region: string;
}

export const ENTRY_POINTS: Record<EntryModeCode, readonly [[EntryPoint, number], ...[EntryPoint, number][]]> = {
  SBARCO: [
    [{ istat: '084020', region: 'ITG1' }, 55],
    [{ istat: '088008', region: 'ITG1' }, 8],
    [{ istat: '089001', region: 'ITG1' }, 8],
    [{ istat: '080067', region: 'ITF6' }, 8],
    [{ istat: '101010', region: 'ITF6' }, 5],
    [{ istat: '073027', region: 'ITF4' }, 3],
    [{ istat: '065116', region: 'ITF3' }, 3],
    [{ istat: '092009', region: 'ITG2' }, 3],
    [{ istat: '049009', region: 'ITI1' }, 3],
    [{ istat: '042002', region: 'ITI3' }, 2],
    [{ istat: '039014', region: 'ITH5' }, 2],
  ],
  FRONTIERA_TERRESTRE: [
    [{ istat: '032006', region: 'ITH4' }, 70],
    [{ istat: '030117', region: 'ITH4' }, 15],
    [{ istat: '008065', region: 'ITC3' }, 10],
    [{ istat: '013075', region: 'ITC4' }, 5],
  ],
  FRONTIERA_MARITTIMA: [
    [{ istat: '072006', region: 'ITF4' }, 40],
    [{ istat: '042002', region: 'ITI3' }, 30],
    [{ istat: '074001', region: 'ITF4' }, 20],
    [{ istat: '010025', region: 'ITC3' }, 10],
  ],
  FRONTIERA_AEREA: [
    [{ istat: '058120', region: 'ITI4' }, 60],
    [{ istat: '012068', region: 'ITC4' }, 40],
  ],
  RITROVAMENTO: [
    [{ istat: '015146', region: 'ITC4' }, 30],
    [{ istat: '058091', region: 'ITI4' }, 25],
    [{ istat: '063049', region: 'ITF3' }, 20],
    [{ istat: '001272', region: 'ITC1' }, 15],
    [{ istat: '037006', region: 'ITH5' }, 10],
  ],
  RIENTRO_DUBLINO: [
    [{ istat: '058120', region: 'ITI4' }, 60],
    [{ istat: '012068', region: 'ITC4' }, 40],
  ],
  EVACUAZIONE: [
    [{ istat: '030117', region: 'ITH4' }, 50],
    [{ istat: '058120', region: 'ITI4' }, 25],
    [{ istat: '012068', region: 'ITC4' }, 25],
  ],
};
