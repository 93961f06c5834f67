import { describe, expect, it } from '@jest/globals';
import { columnsOf, columnsText, exportedColumns } from './list-columns';

const keys = (text: string): string[] => columnsOf(text).map(({ key }) => key);

describe('The columns of a list', () => {
  it('are the usual ones when the address names none, or none that exists', () => {
    const usual = ['simCode', 'birthDate', 'age', 'sex', 'citizenships', 'state', 'place'];
    expect(keys('')).toEqual(usual);
    expect(keys('password,secret')).toEqual(usual);
  });

  it('keep one order, whatever the order of the address', () => {
    expect(keys('reportedOn,simCode,nonsense')).toEqual(['simCode', 'reportedOn']);
    expect(columnsText(['reportedOn', 'simCode'])).toBe('simCode,reportedOn');
    expect(columnsText(['place', 'simCode', 'birthDate', 'age', 'sex', 'citizenships', 'state'])).toBe('');
  });

  it('open out in a file, after the name', () => {
    expect(exportedColumns(columnsOf('birthDate,place'))).toEqual([
      'familyName',
      'givenName',
      'birthDate',
      'birthDateQuality',
      'place',
      'municipality',
      'region',
    ]);
  });
});
