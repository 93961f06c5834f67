import type { EntryModeCode } from './rows.js';

/** How minors of one citizenship come and stay; shares are weights, not figures of the Ministry. */
export interface Origin {
  citizenship: string;
  /** Share of the reports. Source of the order: the Ministry's figures of 2023-2025. */
  weight: number;
  girls: number;
  /** Years of age at report, each with its weight. */
  ages: readonly [[number, number], ...[number, number][]];
  modes: readonly [[EntryModeCode, number], ...[EntryModeCode, number][]];
  absconding: number;
  exit: number;
  /** Probability of living with a foster family or a private person. */
  family: number;
  documented: number;
  presumed: number;
}

const TEENAGERS: Origin['ages'] = [
  [17, 48],
  [16, 29],
  [15, 13],
  [14, 6],
  [13, 2],
  [12, 1],
  [9, 1],
];
const ALL_AGES: Origin['ages'] = [
  [17, 16],
  [16, 17],
  [15, 14],
  [14, 11],
  [12, 10],
  [11, 9],
  [9, 9],
  [7, 7],
  [5, 4],
  [3, 2],
  [1, 1],
];

const BY_SEA: Origin['modes'] = [
  ['SBARCO', 90],
  ['RITROVAMENTO', 8],
  ['RIENTRO_DUBLINO', 2],
];
const BY_LAND: Origin['modes'] = [
  ['FRONTIERA_TERRESTRE', 72],
  ['SBARCO', 12],
  ['RITROVAMENTO', 14],
  ['RIENTRO_DUBLINO', 2],
];
const BY_FERRY: Origin['modes'] = [
  ['FRONTIERA_MARITTIMA', 60],
  ['FRONTIERA_AEREA', 15],
  ['RITROVAMENTO', 25],
];
const EVACUATED: Origin['modes'] = [
  ['EVACUAZIONE', 55],
  ['FRONTIERA_TERRESTRE', 35],
  ['FRONTIERA_AEREA', 10],
];

const AFRICAN_SEA = {
  girls: 0.06,
  ages: TEENAGERS,
  modes: BY_SEA,
  absconding: 0.2,
  exit: 0.05,
  family: 0.02,
  documented: 0.08,
  presumed: 0.2,
};
const ASIAN_LAND = {
  girls: 0.02,
  ages: TEENAGERS,
  modes: BY_LAND,
  absconding: 0.3,
  exit: 0.08,
  family: 0.02,
  documented: 0.1,
  presumed: 0.25,
};

export const ORIGINS: readonly [Origin, ...Origin[]] = [
  {
    ...AFRICAN_SEA,
    citizenship: 'EGY',
    weight: 250,
    girls: 0.01,
    absconding: 0.14,
    family: 0.05,
    documented: 0.35,
    presumed: 0.05,
  },
  {
    citizenship: 'UKR',
    weight: 150,
    girls: 0.5,
    ages: ALL_AGES,
    modes: EVACUATED,
    absconding: 0.02,
    exit: 0.14,
    family: 0.72,
    documented: 0.92,
    presumed: 0,
  },
  { ...AFRICAN_SEA, citizenship: 'GMB', weight: 90, girls: 0.01 },
  { ...AFRICAN_SEA, citizenship: 'TUN', weight: 90, girls: 0.03, absconding: 0.32, documented: 0.2, presumed: 0.05 },
  { ...AFRICAN_SEA, citizenship: 'GIN', weight: 80, girls: 0.08 },
  { ...AFRICAN_SEA, citizenship: 'BGD', weight: 80, girls: 0.01, absconding: 0.1, documented: 0.25 },
  {
    citizenship: 'ALB',
    weight: 55,
    girls: 0.06,
    ages: TEENAGERS,
    modes: BY_FERRY,
    absconding: 0.1,
    exit: 0.1,
    family: 0.2,
    documented: 0.9,
    presumed: 0,
  },
  { ...ASIAN_LAND, citizenship: 'PAK', weight: 40 },
  { ...AFRICAN_SEA, citizenship: 'CIV', weight: 38, girls: 0.25 },
  { ...ASIAN_LAND, citizenship: 'AFG', weight: 30, absconding: 0.4 },
  { ...AFRICAN_SEA, citizenship: 'SYR', weight: 18, modes: BY_LAND, family: 0.15, documented: 0.4 },
  { ...AFRICAN_SEA, citizenship: 'MLI', weight: 18 },
  { ...AFRICAN_SEA, citizenship: 'ERI', weight: 15, girls: 0.22, absconding: 0.45 },
  { ...AFRICAN_SEA, citizenship: 'SOM', weight: 14, girls: 0.18, absconding: 0.3 },
  { ...AFRICAN_SEA, citizenship: 'SEN', weight: 14 },
  { ...AFRICAN_SEA, citizenship: 'SDN', weight: 12, absconding: 0.35 },
  { ...AFRICAN_SEA, citizenship: 'NGA', weight: 12, girls: 0.45 },
  {
    citizenship: 'XKX',
    weight: 12,
    girls: 0.04,
    ages: TEENAGERS,
    modes: BY_LAND,
    absconding: 0.12,
    exit: 0.06,
    family: 0.1,
    documented: 0.85,
    presumed: 0,
  },
  { ...AFRICAN_SEA, citizenship: 'BFA', weight: 8 },
  { ...ASIAN_LAND, citizenship: 'TUR', weight: 8, documented: 0.6, presumed: 0.05 },
  { ...AFRICAN_SEA, citizenship: 'MAR', weight: 8, documented: 0.3 },
  { ...AFRICAN_SEA, citizenship: 'ETH', weight: 5, girls: 0.2, absconding: 0.35 },
  { ...AFRICAN_SEA, citizenship: 'CMR', weight: 5, girls: 0.2 },
  { ...ASIAN_LAND, citizenship: 'IRQ', weight: 4 },
  { ...AFRICAN_SEA, citizenship: 'GHA', weight: 4 },
  { ...AFRICAN_SEA, citizenship: 'XXA', weight: 1, modes: BY_LAND },
];

/** Landings by month, January first. */
export const SEASON: readonly number[] = [4, 4, 5, 6, 8, 10, 13, 14, 13, 10, 7, 5];

/** Bodies that report a minor, by mode of entry. */
export function reportingBodies(mode: EntryModeCode): readonly [[string, number], ...[string, number][]] {
  if (mode === 'SBARCO') {
    return [
      ['Questura', 80],
      ['Polizia di frontiera', 15],
      ['Carabinieri', 5],
    ];
  }
  if (mode === 'RITROVAMENTO') {
    return [
      ['Servizi sociali', 45],
      ['Questura', 30],
      ['Carabinieri', 15],
      ['Polizia locale', 10],
    ];
  }
  return [
    ['Polizia di frontiera', 70],
    ['Questura', 20],
    ['Servizi sociali', 10],
  ];
}
