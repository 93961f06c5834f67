import countries from 'i18n-iso-countries';

import { COUNTRY_CODES } from './country-codes.js';

/** One row of the table `countries`; days are `YYYY-MM-DD`, an end is the first day no more, null is no bound. */
export interface CountrySeed {
  alpha3: string;
  alpha2: string | null;
  istat_code: string | null;
  belfiore: string | null;
  name_it: string;
  name_en: string;
  report_name: string;
  continent: Continent | null;
  valid_from: string | null;
  valid_to: string | null;
  eu_from: string | null;
  eu_to: string | null;
}

type Continent = 'europe' | 'africa' | 'asia' | 'america' | 'oceania';

/** Italian names where the package's is dated, doubled or longer than the common one. */
const NAMES_IT: Record<string, string> = {
  COD: 'Repubblica Democratica del Congo',
  MMR: 'Myanmar',
  TWN: 'Taiwan',
};

const NAMES_EN: Record<string, string> = {
  CHN: 'China',
  CIV: "Côte d'Ivoire",
  COG: 'Congo',
  COD: 'Democratic Republic of the Congo',
  GMB: 'Gambia',
  IRN: 'Iran',
  LAO: 'Laos',
  MDA: 'Moldova',
  MKD: 'North Macedonia',
  RUS: 'Russia',
  SYR: 'Syria',
  TWN: 'Taiwan',
  TZA: 'Tanzania',
};

/** Names that the monthly report prints in another way. Source: the Ministry's monthly report of 31 March 2017, table 4. */
const REPORT_NAMES: Record<string, string> = {
  COG: 'Congo',
  GNB: 'Guinea Bissau',
  MDA: 'Moldova',
};

/** Days of existence, where they fall within the lives of the persons registered. Source: ISO 3166-1 and 3166-3 newsletters, UN membership. */
const VALIDITY: Record<string, [from: string | null, to: string | null]> = {
  ERI: ['1993-05-24', null],
  MNE: ['2006-06-03', null],
  SRB: ['2006-06-05', null],
  SSD: ['2011-07-09', null],
  TLS: ['2002-05-20', null],
  XKX: ['2008-02-17', null],
};

const FORMER: CountrySeed[] = [
  former('YUG', 'Jugoslavia', 'Yugoslavia', null, '2003-02-04'),
  former('SCG', 'Serbia e Montenegro', 'Serbia and Montenegro', '2003-02-04', '2006-06-05'),
];

/** Accessions to the European Union, and the one withdrawal. Source: the treaties of accession; agreement OJ L 29 of 31 January 2020. */
const EU_ACCESSIONS: [day: string, members: string][] = [
  ['1958-01-01', 'BEL DEU FRA ITA LUX NLD'],
  ['1973-01-01', 'DNK GBR IRL'],
  ['1981-01-01', 'GRC'],
  ['1986-01-01', 'ESP PRT'],
  ['1995-01-01', 'AUT FIN SWE'],
  ['2004-05-01', 'CYP CZE EST HUN LTU LVA MLT POL SVK SVN'],
  ['2007-01-01', 'BGR ROU'],
  ['2013-07-01', 'HRV'],
];
const EU_WITHDRAWALS: Record<string, string> = { GBR: '2020-02-01' };

/** Inhabited by nobody: no citizenship and no birth. */
const UNINHABITED = new Set(['ATA', 'ATF', 'BVT', 'HMD', 'IOT', 'SGS', 'UMI']);

/** Territories that have no ISTAT code, whose first digit would tell the continent. */
const CONTINENTS: Record<string, Continent> = {
  ALA: 'europe',
  ASM: 'oceania',
  CCK: 'oceania',
  CXR: 'oceania',
  ESH: 'africa',
  GUM: 'oceania',
  HKG: 'asia',
  MAC: 'asia',
  MNP: 'oceania',
  NFK: 'oceania',
  PRI: 'america',
  SJM: 'europe',
  TKL: 'oceania',
  VIR: 'america',
};

const ITALY_ISTAT_CODE = '100';

/** Every country and territory of ISO 3166 where people live, Kosovo (XKX), the stateless (XXA) and two former states. */
export function countrySeeds(): CountrySeed[] {
  const codes = new Map(
    COUNTRY_CODES.trim()
      .split(/\s+/)
      .map((entry) => entry.split(':'))
      .map(([alpha3 = '', istat = '', belfiore = '']) => [alpha3, { istat, belfiore }] as const),
  );
  const seeds = Object.entries(countries.getAlpha3Codes())
    .filter(([alpha3]) => !UNINHABITED.has(alpha3))
    .map(([isoAlpha3, alpha2]) => {
      // The package gives Kosovo the code XKK; the European practice, and ours, is XKX.
      const alpha3 = isoAlpha3 === 'XKK' ? 'XKX' : isoAlpha3;
      const code = codes.get(alpha3);
      const nameIt = NAMES_IT[alpha3] ?? countries.getName(alpha2, 'it') ?? alpha3;
      const [validFrom, validTo] = VALIDITY[alpha3] ?? [null, null];
      return {
        alpha3,
        alpha2,
        istat_code: emptyAsNull(code?.istat),
        belfiore: emptyAsNull(code?.belfiore),
        name_it: nameIt,
        name_en: NAMES_EN[alpha3] ?? countries.getName(alpha2, 'en') ?? nameIt,
        report_name: REPORT_NAMES[alpha3] ?? nameIt,
        continent: CONTINENTS[alpha3] ?? continentOf(code?.istat),
        valid_from: validFrom,
        valid_to: validTo,
        eu_from: EU_ACCESSIONS.find(([, members]) => members.split(' ').includes(alpha3))?.[0] ?? null,
        eu_to: EU_WITHDRAWALS[alpha3] ?? null,
      };
    });
  const stateless = {
    ...former('XXA', 'Apolide', 'Stateless', null, null),
    istat_code: codes.get('XXA')?.istat ?? null,
    continent: null,
  };
  return [...seeds, ...FORMER, stateless];
}

function emptyAsNull(text: string | undefined): string | null {
  return text === undefined || text === '' ? null : text;
}

/** ISTAT's codes begin with the continent: 2 Europe, 3 Asia, 4 Africa, 5 and 6 America, 7 Oceania; Italy is 100. */
function continentOf(istatCode: string | undefined): Continent | null {
  if (istatCode === undefined) return null;
  if (istatCode === ITALY_ISTAT_CODE) return 'europe';
  const continents: Record<string, Continent> = {
    '2': 'europe',
    '3': 'asia',
    '4': 'africa',
    '5': 'america',
    '6': 'america',
    '7': 'oceania',
  };
  return continents[istatCode.charAt(0)] ?? null;
}

function former(alpha3: string, nameIt: string, nameEn: string, from: string | null, to: string | null): CountrySeed {
  return {
    alpha3,
    alpha2: null,
    istat_code: null,
    belfiore: null,
    name_it: nameIt,
    name_en: nameEn,
    report_name: nameIt,
    continent: 'europe',
    valid_from: from,
    valid_to: to,
    eu_from: null,
    eu_to: null,
  };
}
