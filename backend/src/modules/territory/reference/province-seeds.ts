import { PROVINCES } from './provinces.js';

/** One row of the table `provinces`; days are `YYYY-MM-DD`, an end is the first day no more, null is no bound. */
export interface ProvinceSeed {
  istat_code: string;
  sigla: string;
  name: string;
  region_code: string;
  prefecture_code: string;
  valid_from: string | null;
  valid_to: string | null;
}

export interface PrefectureSeed {
  code: string;
  name: string;
  region_code: string;
}

/** Offices that hold the functions of a prefecture under another name. Source: Ministry of the Interior; special statutes of the regions. */
const OTHER_OFFICES: Record<string, string> = {
  AO: "Presidenza della Regione autonoma Valle d'Aosta",
  BZ: 'Commissariato del Governo per la Provincia autonoma di Bolzano',
  TN: 'Commissariato del Governo per la Provincia autonoma di Trento',
};

export function provinceSeeds(): ProvinceSeed[] {
  return PROVINCES.trim()
    .split('\n')
    .map((line) => {
      const [istatCode = '', sigla = '', name = '', region = '', prefecture = '', from = '', to = ''] = line.split('|');
      return {
        istat_code: istatCode,
        sigla,
        name,
        region_code: region,
        prefecture_code: prefecture,
        valid_from: from || null,
        valid_to: to || null,
      };
    });
}

/** The 106 prefectures: each has the letters and the name of the province of its seat. */
export function prefectureSeeds(): PrefectureSeed[] {
  const seats = new Map(
    provinceSeeds()
      .filter((province) => province.sigla === province.prefecture_code)
      .map((province) => [province.prefecture_code, province]),
  );
  return [...seats].map(([code, seat]) => ({
    code,
    name: OTHER_OFFICES[code] ?? `Prefettura - UTG di ${seat.name}`,
    region_code: seat.region_code,
  }));
}
