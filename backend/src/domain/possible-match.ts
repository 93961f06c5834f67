import type { CalendarDate } from './calendar-date.js';
import type { BirthDateQuality, Sex } from './codes.js';
import { isFirstOfJanuary } from './majority.js';
import { UNKNOWN_CITIZENSHIP, type MinorNames } from './minor.js';
import { nameKey } from './name-key.js';

/** What is known of a child who is about to be registered; null where nothing is. */
export interface Sought extends MinorNames {
  readonly birthDate: CalendarDate | null;
  readonly sex: Sex | null;
  readonly citizenship: string | null;
  readonly simCode: string | null;
  readonly cui: string | null;
}

/** What a record says. */
export interface Registered extends MinorNames {
  readonly aliases: readonly MinorNames[];
  readonly birthDate: CalendarDate;
  readonly birthDateQuality: BirthDateQuality;
  readonly sex: Sex;
  readonly citizenships: readonly string[];
  readonly simCode: string;
  readonly cui: string | null;
}

export const MATCH_FIELDS = ['simCode', 'cui', 'name', 'birthDate', 'sex', 'citizenship'] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];
export const MATCH_VERDICTS = ['same', 'near', 'different'] as const;
export type MatchVerdict = (typeof MATCH_VERDICTS)[number];
/** Why something is near and not the same, or the same though written otherwise. */
export const MATCH_NOTES = [
  'spelling',
  'swapped',
  'part_of_name',
  'alias',
  'day_month_swapped',
  'close_date',
  'same_year',
  'estimated',
  'further_citizenship',
] as const;
export type MatchNote = (typeof MATCH_NOTES)[number];

export interface FieldComparison {
  readonly field: MatchField;
  readonly verdict: MatchVerdict;
  readonly note: MatchNote | null;
}

export interface PossibleMatch {
  /** 0 (nothing in common) to 1. */
  readonly likeness: number;
  /** Only what is known on both sides. */
  readonly fields: readonly FieldComparison[];
}

/** Below it a record is somebody else's. */
export const LEAST_LIKENESS = 0.55;

const WEIGHTS = { name: 0.5, birthDate: 0.3, citizenship: 0.12, sex: 0.08 } as const;

interface Compared extends FieldComparison {
  /** 0 to 1. */
  readonly degree: number;
}

/**
 * Compares a child with a record, field by field. What is missing on a side neither agrees nor differs. A code of the register or of the fingerprint
 * archive decides by itself.
 */
export function compareWith(sought: Sought, registered: Registered): PossibleMatch {
  const codes = [
    codeOf('simCode', sought.simCode, registered.simCode),
    codeOf('cui', sought.cui, registered.cui),
  ].filter((code) => code !== null);
  const rest = [
    nameOf(sought, registered),
    birthDateOf(sought.birthDate, registered),
    sexOf(sought.sex, registered.sex),
    citizenshipOf(sought.citizenship, registered.citizenships),
  ].filter((field) => field !== null);
  const weight = rest.reduce((sum, { field }) => sum + weightOf(field), 0);
  const degree = rest.reduce((sum, field) => sum + weightOf(field.field) * field.degree, 0);
  const likeness = codes.some(({ verdict }) => verdict === 'same') ? 1 : weight === 0 ? 0 : degree / weight;
  return {
    likeness: Math.round(likeness * 1000) / 1000,
    fields: [...codes, ...rest].map(({ field, verdict, note }) => ({ field, verdict, note })),
  };
}

const weightOf = (field: MatchField): number => (field in WEIGHTS ? WEIGHTS[field as keyof typeof WEIGHTS] : 0);

function codeOf(field: 'simCode' | 'cui', sought: string | null, registered: string | null): Compared | null {
  if (sought === null || registered === null) return null;
  const same = sought === registered;
  return { field, verdict: same ? 'same' : 'different', note: null, degree: same ? 1 : 0 };
}

function sexOf(sought: Sex | null, registered: Sex): Compared | null {
  if (sought === null) return null;
  const same = sought === registered;
  return { field: 'sex', verdict: same ? 'same' : 'different', note: null, degree: same ? 1 : 0 };
}

function citizenshipOf(sought: string | null, registered: readonly string[]): Compared | null {
  if (sought === null || sought === UNKNOWN_CITIZENSHIP || registered[0] === UNKNOWN_CITIZENSHIP) return null;
  const place = registered.indexOf(sought);
  if (place === 0) return { field: 'citizenship', verdict: 'same', note: null, degree: 1 };
  return place > 0
    ? { field: 'citizenship', verdict: 'near', note: 'further_citizenship', degree: 0.8 }
    : { field: 'citizenship', verdict: 'different', note: null, degree: 0 };
}

function nameOf(sought: Sought, registered: Registered): Compared | null {
  if (keyOf(sought) === '') return null;
  const own = keyOf(registered) === '' ? null : comparedNames(sought, registered);
  const other = registered.aliases
    .map((alias) => comparedNames(sought, alias))
    .reduce<Compared | null>((best, next) => (best !== null && best.degree >= next.degree ? best : next), null);
  if (other !== null && other.degree > (own?.degree ?? 0) && other.verdict !== 'different')
    return { ...other, verdict: 'near', note: 'alias' };
  return own;
}

const keyOf = ({ familyName, givenName }: MinorNames): string => nameKey(familyName ?? '', givenName ?? '');

const LEAST_WORD = 0.6;

function comparedNames(one: MinorNames, other: MinorNames): Compared {
  const field = 'name';
  if (keyOf(one) === keyOf(other)) {
    if (isWrittenAs(one, other)) return { field, verdict: 'same', note: null, degree: 1 };
    const swapped = isWrittenAs(one, { familyName: other.givenName, givenName: other.familyName });
    return { field, verdict: swapped ? 'same' : 'near', note: swapped ? 'swapped' : 'spelling', degree: 0.97 };
  }
  const [few = [], many = []] = [keyOf(one), keyOf(other)]
    .map((key) => key.split(' ').filter((word) => word !== ''))
    .sort((a, b) => a.length - b.length);
  const degrees = few.map((word) => Math.max(0, ...many.map((candidate) => wordLikeness(word, candidate))));
  const mean = degrees.length === 0 ? 0 : degrees.reduce((sum, degree) => sum + degree, 0) / degrees.length;
  // A name of which a word is missing is a little less like.
  const degree = mean * (1 - 0.1 * Math.min(2, many.length - few.length));
  if (degrees.length === 0 || degrees.some((value) => value < LEAST_WORD))
    return { field, verdict: 'different', note: null, degree: degree / 2 };
  return { field, verdict: 'near', note: few.length < many.length ? 'part_of_name' : 'spelling', degree };
}

const plain = (name: string | null): string =>
  (name ?? '').normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim().replace(/\s+/gu, ' ');

/** The same letters, but for accents and capitals. */
const isWrittenAs = (one: MinorNames, other: MinorNames): boolean =>
  plain(one.familyName) === plain(other.familyName) && plain(one.givenName) === plain(other.givenName);

const wordLikeness = (one: string, other: string): number =>
  1 - editDistance(one, other) / Math.max(one.length, other.length, 1);

/** Letters to change, add or take away (Levenshtein), or neighbours to exchange. */
export function editDistance(one: string, other: string): number {
  let before: number[] = [];
  let row = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let i = 1; i <= one.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= other.length; j += 1) {
      const same = one[i - 1] === other[j - 1];
      const exchanged = i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1];
      next.push(
        Math.min(
          (next[j - 1] ?? 0) + 1,
          (row[j] ?? 0) + 1,
          (row[j - 1] ?? 0) + (same ? 0 : 1),
          exchanged ? (before[j - 2] ?? 0) + 1 : Infinity,
        ),
      );
    }
    before = row;
    row = next;
  }
  return row[other.length] ?? 0;
}

function birthDateOf(sought: CalendarDate | null, registered: Registered): Compared | null {
  if (sought === null) return null;
  const { birthDate, birthDateQuality } = registered;
  const compared = (verdict: MatchVerdict, note: MatchNote | null, degree: number): Compared => ({
    field: 'birthDate',
    verdict,
    note,
    degree,
  });
  const isEstimated = birthDateQuality === 'presumed' || isFirstOfJanuary(sought);
  if (sought === birthDate) return compared('same', isEstimated ? 'estimated' : null, isEstimated ? 0.85 : 1);
  const [year, month, day] = sought.split('-');
  if (`${year ?? ''}-${day ?? ''}-${month ?? ''}` === birthDate) return compared('near', 'day_month_swapped', 0.9);
  const years = Math.abs(Number(year) - Number(birthDate.slice(0, 4)));
  // An estimate says about how old somebody is: a year more or less does not part two records.
  if (isEstimated && years <= 1) return compared('near', 'estimated', years === 0 ? 0.7 : 0.55);
  const parts = [year, month, day].filter((part, index) => part !== birthDate.split('-')[index]).length;
  if (parts === 1) return compared('near', years === 0 ? 'same_year' : 'close_date', years <= 1 ? 0.6 : 0.3);
  return compared('different', null, years === 0 ? 0.3 : 0);
}
