import type { ListColumn } from '../../../api/models';
import type { WordKey } from '../../i18n/dictionary';
import type { SortKey } from '../minor-filters';

/** A column that a reader may show or hide; the name always stands first. */
export type ShownColumn = Exclude<
  ListColumn,
  'familyName' | 'givenName' | 'birthDateQuality' | 'municipality' | 'region'
>;

export interface Column {
  readonly key: ShownColumn;
  readonly title: WordKey;
  readonly sort: SortKey | null;
  /** What it becomes in a file, where one cell holds one thing. */
  readonly exported: readonly ListColumn[];
}

const column = (key: ShownColumn, title: WordKey, sort: SortKey | null = null, exported?: ListColumn[]): Column => ({
  key,
  title,
  sort,
  exported: exported ?? [key],
});

export const COLUMNS: readonly Column[] = [
  column('simCode', 'minors.fields.simCode', 'simCode'),
  column('birthDate', 'minors.fields.birthDate', 'birthDate', ['birthDate', 'birthDateQuality']),
  column('age', 'minors.fields.age', 'age'),
  column('daysToMajority', 'minors.fields.daysToMajority'),
  column('sex', 'minors.fields.sex'),
  column('citizenships', 'minors.fields.citizenship'),
  column('state', 'minors.fields.state'),
  column('place', 'minors.fields.place', null, ['place', 'municipality', 'region']),
  column('placeKind', 'minors.fields.placeKind'),
  column('since', 'minors.fields.since'),
  column('responsibleMunicipality', 'minors.fields.responsibleMunicipality'),
  column('enteredOn', 'minors.fields.enteredOn'),
  column('entryMode', 'minors.fields.entryMode'),
  column('reportedOn', 'minors.fields.reportedOn', 'reportedOn'),
];

const USUAL: readonly ShownColumn[] = ['simCode', 'birthDate', 'age', 'sex', 'citizenships', 'state', 'place'];

/** Columns of an address, in their usual order; an empty or senseless one gives the usual columns. */
export function columnsOf(text: string): readonly Column[] {
  const asked = text.split(',');
  const shown = COLUMNS.filter(({ key }) => asked.includes(key));
  return shown.length > 0 ? shown : COLUMNS.filter(({ key }) => USUAL.includes(key));
}

/** Columns as the address of the page carries them: nothing for the usual ones. */
export function columnsText(keys: readonly ShownColumn[]): string {
  const shown = COLUMNS.filter(({ key }) => keys.includes(key)).map(({ key }) => key);
  return shown.join(',') === USUAL.join(',') ? '' : shown.join(',');
}

/** The same columns for a file or a saved view: the name first. */
export const exportedColumns = (columns: readonly Column[]): ListColumn[] => [
  'familyName',
  'givenName',
  ...columns.flatMap(({ exported }) => exported),
];
