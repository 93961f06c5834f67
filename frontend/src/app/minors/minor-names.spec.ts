import { expect, it } from '@jest/globals';
import { formatSimCode, nameOf } from './minor-names';

it('joins the names that were declared', () => {
  expect(nameOf({ familyName: 'Traoré', givenName: 'Fatoumata' })).toBe('Traoré Fatoumata');
  expect(nameOf({ familyName: null, givenName: 'Fatoumata' })).toBe('Fatoumata');
  expect(nameOf({ familyName: null, givenName: null })).toBe('');
});

it('writes a SIM code in two halves', () => {
  expect(formatSimCode('7K3M2QXA')).toBe('7K3M-2QXA');
  expect(formatSimCode('7K3M-2QXA')).toBe('7K3M-2QXA');
});
