import { addYears, ageOn, firstOfYear, isoOf, monthOf, notOnLeapDay, type Day } from './day.js';
import { namesOf } from './names.js';
import { ORIGINS, reportingBodies, SEASON, type Origin } from './origins.js';
import { ENTRY_POINTS, type EntryPoint } from './places.js';
import type { Random } from './random.js';
import type { EntryModeCode, MinorRow } from './rows.js';

/** An invented minor before the code is given (codes follow the order of reporting). */
export interface InventedMinor {
  origin: Origin;
  familyName: string;
  givenName: string;
  sex: 'M' | 'F';
  birth: Day;
  birthQuality: MinorRow['qualita_data_nascita'];
  entry: Day;
  mode: EntryModeCode;
  entryPoint: EntryPoint;
  reported: Day;
  reportedBy: string;
}

const YEARS = 3;
const MAJORITY = 18;
/** Nobody is reported in the last month before majority, so that every story has room. */
const SHORTEST_MINORITY_DAYS = 30;

export function inventMinor(random: Random, today: Day): InventedMinor {
  const origin = random.weighted(ORIGINS.map((item) => [item, item.weight] as [Origin, number]) as [[Origin, number]]);
  const mode = random.weighted(origin.modes);
  const entry = entryDay(random, mode, today);
  const reported = Math.min(
    today,
    entry +
      random.weighted([
        [0, 50],
        [1, 30],
        [2, 12],
        [4, 8],
      ] as const),
  );
  return {
    ...inventPerson(random, origin, reported),
    mode,
    entry,
    reported,
    entryPoint: random.weighted(ENTRY_POINTS[mode]),
    reportedBy: random.weighted(reportingBodies(mode)),
  };
}

type Person = Pick<InventedMinor, 'origin' | 'familyName' | 'givenName' | 'sex' | 'birth' | 'birthQuality'>;

export function inventPerson(random: Random, origin: Origin, reported: Day): Person {
  const names = namesOf(origin.citizenship);
  const sex = random.chance(origin.girls) ? 'F' : 'M';
  const age = random.weighted(origin.ages);
  const documented = random.chance(origin.documented);
  const presumed = !documented && random.chance(origin.presumed);
  let birth = addYears(reported, -age) - random.between(0, 364);
  if (presumed) birth = firstOfYear(birth);
  while (addYears(birth, MAJORITY) < reported + SHORTEST_MINORITY_DAYS) birth += presumed ? 366 : 45;
  if (presumed) birth = firstOfYear(birth + 20);
  const attributed = !documented && !presumed && age >= 16 && random.chance(0.04);
  return {
    origin,
    sex,
    familyName: random.pick(names.family),
    givenName: random.pick(sex === 'F' ? names.girls : names.boys),
    birth: notOnLeapDay(birth),
    birthQuality: documented ? 'DOCUMENTATA' : presumed ? 'PRESUNTA' : attributed ? 'ATTRIBUITA' : 'DICHIARATA',
  };
}

/** A day of the three years up to `today`; landings follow the season. */
function entryDay(random: Random, mode: EntryModeCode, today: Day): Day {
  const first = addYears(today, -YEARS) + 1;
  const highest = Math.max(...SEASON);
  for (;;) {
    const day = random.between(first, today);
    if (mode !== 'SBARCO' || random.chance((SEASON[monthOf(day) - 1] ?? 0) / highest)) return day;
  }
}

export function ageAtReport(minor: InventedMinor): number {
  return ageOn(minor.birth, minor.reported);
}

export function minorRow(minor: InventedMinor, code: string): MinorRow {
  return {
    codice: code,
    cognome: minor.familyName,
    nome: minor.givenName,
    sesso: minor.sex,
    data_nascita: isoOf(minor.birth),
    qualita_data_nascita: minor.birthQuality,
    cittadinanza: minor.origin.citizenship,
    data_ingresso: isoOf(minor.entry),
    modalita_ingresso: minor.mode,
    comune_ingresso_istat: minor.entryPoint.istat,
    data_segnalazione: isoOf(minor.reported),
    ente_segnalante: minor.reportedBy,
  };
}
