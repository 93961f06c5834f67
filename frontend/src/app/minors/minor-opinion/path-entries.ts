import type {
  IntegrationPathDto,
  IntegrationPathKind,
  MeasureDto,
  MeasureKind,
  PathFolderDto,
  ResidencePermitDto,
  ResidencePermitKind,
} from '../../../api/models';

/** The three lists that the opinion rests on: what was followed, what allows to stay, what a court ordered. */
export const LISTS = ['path', 'permit', 'measure'] as const;
export type EntryList = (typeof LISTS)[number];

/** One line of a list, whichever it is: three texts, two days. */
export interface Entry {
  readonly id: number;
  readonly list: EntryList;
  readonly kind: IntegrationPathKind | ResidencePermitKind | MeasureKind;
  /** Provider, number, or authority. */
  readonly name: string | null;
  readonly first: string | null;
  readonly last: string | null;
  readonly note: string | null;
  /** Of a path only. */
  readonly hours: number | null;
  /** Of a path only: a file of the record. */
  readonly certificateId: number | null;
  /** Of a fostering only. */
  readonly degree: number | null;
}

export const KINDS: Readonly<Record<EntryList, readonly Entry['kind'][]>> = {
  path: [
    'language',
    'school',
    'training',
    'traineeship',
    'work',
    'doti_percorsi',
    'other',
  ] satisfies IntegrationPathKind[],
  permit: [
    'minor_age',
    'family',
    'asylum',
    'subsidiary_protection',
    'humanitarian',
    'special_protection',
    'other',
  ] satisfies ResidencePermitKind[],
  measure: ['prosieguo', 'fostered_to_relative'] satisfies MeasureKind[],
};

/** How the API calls the three that differ: its refusals name them so. */
export const NAMES = {
  path: { name: 'provider', first: 'fromDate', last: 'toDate' },
  permit: { name: 'number', first: 'issuedOn', last: 'expiresOn' },
  measure: { name: 'authority', first: 'orderedOn', last: 'endsOn' },
} as const satisfies Record<EntryList, Record<'name' | 'first' | 'last', string>>;

const NOTHING = { hours: null, certificateId: null, degree: null };

export function entriesOf({ paths, permits, measures }: PathFolderDto): Readonly<Record<EntryList, Entry[]>> {
  return { path: paths.map(pathEntry), permit: permits.map(permitEntry), measure: measures.map(measureEntry) };
}

const pathEntry = ({
  id,
  kind,
  provider,
  fromDate,
  toDate,
  hours,
  certificateId,
  note,
}: IntegrationPathDto): Entry => ({
  id,
  list: 'path',
  kind,
  name: provider,
  first: fromDate,
  last: toDate,
  note,
  hours,
  certificateId,
  degree: null,
});

const permitEntry = ({ id, kind, number, issuedOn, expiresOn, note }: ResidencePermitDto): Entry => ({
  ...NOTHING,
  id,
  list: 'permit',
  kind,
  name: number,
  first: issuedOn,
  last: expiresOn,
  note,
});

const measureEntry = ({ id, kind, authority, orderedOn, endsOn, kinshipDegree, note }: MeasureDto): Entry => ({
  ...NOTHING,
  id,
  list: 'measure',
  kind,
  name: authority,
  first: orderedOn,
  last: endsOn,
  note,
  degree: kinshipDegree,
});
