import type { ExplorerDimension, ExplorerFilterDto, ExplorerForm, ExplorerQuestionDto } from '../../api/models';
import { DIMENSIONS, FORMS, MEASURES } from './explorer-catalogue';

/** What the page shows, as its address keeps it. */
export interface Asked {
  readonly question: ExplorerQuestionDto;
  readonly form: ExplorerForm;
  /** Shown with what is hidden where it leaves the office. */
  readonly outside: boolean;
}

/** Of the query of an address: a name that comes more than once has a list. */
export type Address = Readonly<Record<string, string | readonly string[] | undefined>>;

const all = (value: string | readonly string[] | undefined): readonly string[] =>
  value === undefined ? [] : typeof value === 'string' ? [value] : value;

const isDimension = (code: string): code is ExplorerDimension => DIMENSIONS.some((dimension) => dimension === code);

const dimensionsIn = (value: string | readonly string[] | undefined): ExplorerDimension[] =>
  all(value)
    .flatMap((text) => text.split(','))
    .filter(isDimension);

/** Reads an address. What is misspelt there is left out; an empty one asks who is present today by region and sex. */
export function askedIn(address: Address, today: string): Asked {
  const one = (name: string): string => all(address[name])[0]?.trim() ?? '';
  const measure = MEASURES.find((code) => code === one('measure'));
  const filters = all(address['filter']).flatMap((text): ExplorerFilterDto[] => {
    const [dimension = '', codes = ''] = text.split(':', 2);
    return isDimension(dimension) && codes !== '' ? [{ dimension, codes: codes.split(',').filter(Boolean) }] : [];
  });
  const [from, knownAt] = [one('from'), one('knownAt')];
  return {
    question: {
      measure: measure ?? 'present',
      rows: measure === undefined ? ['region'] : dimensionsIn(address['rows']).slice(0, 2),
      columns: measure === undefined ? ['sex'] : dimensionsIn(address['columns']).slice(0, 1),
      filters,
      ...(from === '' ? {} : { from }),
      to: one('to') || today,
      ...(knownAt === '' ? {} : { knownAt }),
    },
    form: FORMS.find((form) => form === one('form')) ?? 'table',
    outside: one('outside') === 'yes',
  };
}

/** The other way: the query of the address that shows it. */
export function addressOf({ question, form, outside }: Asked): Record<string, string | string[]> {
  const { measure, rows, columns, filters, from, to, knownAt } = question;
  return {
    measure,
    ...(rows.length === 0 ? {} : { rows: rows.join(',') }),
    ...(columns.length === 0 ? {} : { columns: columns.join(',') }),
    ...(filters.length === 0
      ? {}
      : { filter: filters.map(({ dimension, codes }) => `${dimension}:${codes.join(',')}`) }),
    ...(from === undefined ? {} : { from }),
    to,
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(form === 'table' ? {} : { form }),
    ...(outside ? { outside: 'yes' } : {}),
  };
}

/** The codes of a cell for the list behind it; a dimension left out is its total. */
export function cellOf(
  dimensions: readonly ExplorerDimension[],
  codes: readonly (string | undefined)[],
): ExplorerFilterDto[] {
  return dimensions.flatMap((dimension, place) => {
    const code = codes[place];
    return code === undefined ? [] : [{ dimension, codes: [code] }];
  });
}
