import { describe, expect, it } from '@jest/globals';
import { formatBytes, formatCount, formatDay, formatInstant, formatMonth, formatShare, formatWeekday } from './formats';

describe('A weekday', () => {
  it('is a word or a letter', () => {
    // 31 March 2017 was a Friday.
    expect(formatWeekday('2017-03-31', 'it', 'long')).toBe('venerdì');
    expect(formatWeekday('2017-03-31', 'it', 'narrow')).toBe('V');
    expect(formatWeekday('2017-04-02', 'en', 'long')).toBe('Sunday');
  });
});

describe('formats', () => {
  it('writes a day as Italians do, and nothing for what is no day', () => {
    expect(formatDay('2017-03-31')).toBe('31/03/2017');
    expect(formatDay(null)).toBe('');
    expect(formatDay('2017-03')).toBe('');
  });

  it('shows instants in Rome: in summer two hours after UTC, in winter one', () => {
    expect(formatInstant('2026-07-14T22:30:00Z')).toBe('15/07/2026, 00:30');
    expect(formatInstant('2026-12-31T22:30:00Z')).toBe('31/12/2026, 23:30');
    expect(formatInstant('nonsense')).toBe('');
  });

  it('groups thousands always, numbers of four digits too', () => {
    expect(formatCount(9352, 'it')).toBe('9.352');
    expect(formatCount(15458, 'en')).toBe('15,458');
    expect(formatCount(44, 'it')).toBe('44');
  });

  it('gives the shares printed in the report of 31/03/2017', () => {
    expect(formatShare(14367, 15458, 'it')).toBe('92,9');
    expect(formatShare(9352, 15458, 'it')).toBe('60,5');
    expect(formatShare(1389, 15458, 'it')).toBe('9,0');
    expect(formatShare(44, 15458, 'en')).toBe('0.3');
  });

  it('rounds half up where binary fractions would round down, and divides nothing by nothing', () => {
    // 201/2000 is 10.05 per cent exactly.
    expect(formatShare(201, 2000, 'it')).toBe('10,1');
    expect(formatShare(0, 0, 'it')).toBe('–');
  });

  it('names months and sizes in the language', () => {
    expect(formatMonth('2017-03', 'it')).toBe('marzo 2017');
    expect(formatMonth('2017-03', 'en')).toBe('March 2017');
    expect(formatMonth('oops', 'it')).toBe('oops');
    expect(formatBytes(1_600_000, 'it')).toBe('1,6 MB');
    expect(formatBytes(23_456, 'it')).toBe('23,5 kB');
  });
});
