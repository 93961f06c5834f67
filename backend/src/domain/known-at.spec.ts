import { describe, expect, test } from '@jest/globals';
import { parseKnownAt } from './known-at.js';
import { DomainProblem } from './problem.js';

const NOW = new Date('2017-04-10T08:00:00Z');

function refusal(text: string): string {
  try {
    parseKnownAt(text, NOW);
  } catch (error) {
    if (error instanceof DomainProblem)
      return `${error.code} ${error.errors.map(({ field, code }) => `${field} ${code}`).join()}`;
    throw error;
  }
  return 'accepted';
}

describe('the instant of knowledge', () => {
  test('is read in any zone and kept in UTC to the microsecond', () => {
    expect(parseKnownAt('2017-04-01T02:00:00+02:00', NOW)).toBe('2017-04-01T00:00:00.000000Z');
    expect(parseKnownAt('2017-04-01T00:00:00.123456Z', NOW)).toBe('2017-04-01T00:00:00.123456Z');
    expect(parseKnownAt('2017-04-01T00:00:00.123456999Z', NOW)).toBe('2017-04-01T00:00:00.123456Z');
  });

  test('may be now, and not later', () => {
    expect(parseKnownAt('2017-04-10T08:00:00Z', NOW)).toBe('2017-04-10T08:00:00.000000Z');
    expect(refusal('2017-04-10T08:00:00.001Z')).toBe('date_in_future knownAt date_in_future');
  });

  test.each([
    '2017-04-01',
    '2017-04-01T00:00:00',
    'ieri',
    '',
    '2017-02-30T00:00:00Z',
    '0000-01-01T00:00:00Z',
    '1899-12-31T23:59:59Z',
  ])('%j is none', (text) => {
    expect(refusal(text)).toBe('validation_failed knownAt invalid_value');
  });
});
