import type { MinorRecordDto } from '../../api/models';
import { formatDay } from '../i18n/formats';

export interface ChangedField {
  readonly field:
    'familyName' | 'givenName' | 'sex' | 'birthDate' | 'birthDateQuality' | 'citizenships' | 'state' | 'movements';
  readonly before: string;
  readonly after: string;
}

/** What differs between two versions of a record, in the order of the form. Movements differ as their number or their last day. */
export function changedFields(before: MinorRecordDto, after: MinorRecordDto): ChangedField[] {
  const fields: readonly ChangedField['field'][] = [
    'familyName',
    'givenName',
    'sex',
    'birthDate',
    'birthDateQuality',
    'citizenships',
    'state',
    'movements',
  ];
  return fields
    .map((field) => ({ field, before: shown(before, field), after: shown(after, field) }))
    .filter((change) => change.before !== change.after);
}

function shown(record: MinorRecordDto, field: ChangedField['field']): string {
  switch (field) {
    case 'birthDate':
      return formatDay(record.birthDate);
    case 'citizenships':
      return record.citizenships.join(', ');
    case 'movements':
      return record.movements.map((movement) => formatDay(movement.onDate)).join(', ');
    case 'familyName':
    case 'givenName':
    case 'sex':
    case 'birthDateQuality':
    case 'state':
      return record[field] ?? '';
  }
}
