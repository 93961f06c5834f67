import { addDays, type CalendarDate } from './calendar-date.js';
import type { BirthDateQuality, EntryMode } from './codes.js';
import { UNKNOWN_CITIZENSHIP, type MinorNames } from './minor.js';

/** What a record may still lack. */
export const COMPLETENESS_ITEMS = [
  'name',
  'citizenship',
  'birth_date',
  'birth_place',
  'entry',
  'entry_place',
  'languages',
  'documents',
  'responsible_municipality',
  'placement',
] as const;
export type CompletenessItem = (typeof COMPLETENESS_ITEMS)[number];

export interface MissingItem {
  readonly item: CompletenessItem;
  /** Without it the census or a right suffers: a record that lacks one is incomplete. The others make it better. */
  readonly essential: boolean;
  /** Day by which it is due; null where no text sets one. */
  readonly due: CalendarDate | null;
  /** Why it is needed: the text that asks for it. */
  readonly source: string;
}

export interface Completeness {
  /** 0 to 100: essential items count twice. */
  readonly percent: number;
  readonly missing: readonly MissingItem[];
}

/** What the rule looks at. */
export interface CompletenessFacts extends MinorNames {
  readonly citizenships: readonly string[];
  readonly birthDateQuality: BirthDateQuality;
  readonly birthPlace: string | null;
  readonly birthCountry: string | null;
  readonly enteredOn: CalendarDate | null;
  readonly entryMode: EntryMode | null;
  readonly hasEntryMunicipality: boolean;
  readonly languages: number;
  readonly documents: number;
  readonly hasResponsibleMunicipality: boolean;
  readonly reportedOn: CalendarDate;
  readonly hasBeenPlaced: boolean;
}

interface Item {
  readonly essential: boolean;
  readonly source: string;
  /** Days after the report. */
  readonly days: number | null;
  readonly isThere: (facts: CompletenessFacts) => boolean;
}

const IDENTIFICATION = { source: 'L. 47/2017, art. 4', days: 10 } as const;
const REPORT = { source: 'D.P.R. 231/2023, art. 3', days: null } as const;

/** The texts that ask for each item. The work queue `incomplete` (minors/list.queues.ts) finds the records that lack an essential one. */
const ITEMS: Readonly<Record<CompletenessItem, Item>> = {
  name: {
    ...IDENTIFICATION,
    essential: true,
    isThere: ({ familyName, givenName }) => familyName !== null || givenName !== null,
  },
  citizenship: {
    ...IDENTIFICATION,
    essential: true,
    isThere: ({ citizenships }) => citizenships[0] !== UNKNOWN_CITIZENSHIP,
  },
  birth_date: {
    source: 'D.Lgs. 142/2015, art. 19-bis',
    days: null,
    essential: false,
    isThere: ({ birthDateQuality }) => birthDateQuality !== 'presumed',
  },
  birth_place: {
    ...IDENTIFICATION,
    essential: false,
    isThere: ({ birthPlace, birthCountry }) => birthPlace !== null || birthCountry !== null,
  },
  entry: { ...REPORT, essential: true, isThere: ({ entryMode }) => entryMode !== null },
  entry_place: {
    ...REPORT,
    essential: false,
    isThere: ({ enteredOn, hasEntryMunicipality }) => enteredOn !== null && hasEntryMunicipality,
  },
  languages: {
    source: 'L. 47/2017, art. 5',
    days: null,
    essential: false,
    isThere: ({ languages }) => languages > 0,
  },
  documents: { ...IDENTIFICATION, essential: false, isThere: ({ documents }) => documents > 0 },
  responsible_municipality: {
    source: 'L. 47/2017, art. 9',
    days: null,
    essential: false,
    isThere: ({ hasResponsibleMunicipality }) => hasResponsibleMunicipality,
  },
  placement: {
    source: 'L. 47/2017, art. 4',
    days: null,
    essential: true,
    isThere: ({ hasBeenPlaced }) => hasBeenPlaced,
  },
};

/** What a record still lacks, the essential first. */
export function completenessOf(facts: CompletenessFacts): Completeness {
  const weight = ({ essential }: Item): number => (essential ? 2 : 1);
  const items = COMPLETENESS_ITEMS.map((item) => ({ item, ...ITEMS[item] }));
  const total = items.reduce((sum, item) => sum + weight(item), 0);
  const lacking = items.filter(({ isThere }) => !isThere(facts));
  const lost = lacking.reduce((sum, item) => sum + weight(item), 0);
  return {
    // Rounded down: only a whole record has a hundred.
    percent: Math.floor(((total - lost) / total) * 100),
    missing: lacking
      .map(({ item, essential, days, source }) => ({
        item,
        essential,
        due: days === null ? null : addDays(facts.reportedOn, days),
        source,
      }))
      .sort((a, b) => Number(b.essential) - Number(a.essential)),
  };
}
