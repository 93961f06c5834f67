import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DomainProblem } from './problem.js';
import { formatSimCode, isSimCode, parseSimCode, SIM_CODE_ALPHABET, simCheckSymbol } from './sim-code.js';

const symbol = fc.constantFrom(...SIM_CODE_ALPHABET);
const code = fc
  .array(symbol, { minLength: 7, maxLength: 7 })
  .map((symbols) => symbols.join('') + simCheckSymbol(symbols.join('')));

const fieldCode = (text: string): string | undefined => {
  try {
    parseSimCode(text);
    return undefined;
  } catch (error) {
    if (error instanceof DomainProblem) return error.errors[0]?.code;
    throw error;
  }
};

describe('a SIM code', () => {
  test('has an alphabet of 29 different symbols without those that are confused', () => {
    expect(new Set(SIM_CODE_ALPHABET).size).toBe(29);
    expect(SIM_CODE_ALPHABET).not.toMatch(/[01BIOSZ]/u);
  });

  test('has a check symbol worked out by hand', () => {
    // 2=0 3=1 4=2 5=3 6=4 7=5 8=6: 1·0+2·1+3·2+4·3+5·4+6·5+7·6 = 112 = 3·29 + 25; the symbol 25 is V
    expect(simCheckSymbol('2345678')).toBe('V');
    // A=8, six times 0 before it: 7·8 = 56 = 29 + 27; the symbol 27 is X
    expect(simCheckSymbol('222222A')).toBe('X');
  });

  test('is shown in two groups and read however it is typed', () => {
    const read = parseSimCode(' 2345 678v ');
    expect(read).toBe('2345678V');
    expect(formatSimCode(read)).toBe('2345-678V');
    for (const typed of ['2345-678V', '2345–678v', '23 45 67 8V', '2345.678V', '2345678v'])
      expect(parseSimCode(typed)).toBe('2345678V');
  });

  test('says what is wrong with it', () => {
    expect(fieldCode('2345-678')).toBe('sim_code_malformed');
    expect(fieldCode('2345-678O')).toBe('sim_code_malformed');
    expect(fieldCode('2345-678W')).toBe('sim_code_check_failed');
    expect(fieldCode('')).toBe('sim_code_malformed');
    expect(isSimCode('Mohamed')).toBe(false);
    expect(isSimCode('2345-678V')).toBe(true);
  });

  test('read back from what is shown is the same', () => {
    fc.assert(
      fc.property(code, (text) => {
        expect(parseSimCode(formatSimCode(parseSimCode(text)))).toBe(text);
      }),
    );
  });

  test('with one wrong symbol is always refused', () => {
    fc.assert(
      fc.property(code, fc.nat(7), symbol, (text, at, other) => {
        fc.pre(text.charAt(at) !== other);
        expect(fieldCode(text.slice(0, at) + other + text.slice(at + 1))).toBe('sim_code_check_failed');
      }),
      { numRuns: 500 },
    );
  });

  test('with two neighbours swapped is always refused', () => {
    fc.assert(
      fc.property(code, fc.nat(6), (text, at) => {
        fc.pre(text.charAt(at) !== text.charAt(at + 1));
        const swapped = text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
        expect(fieldCode(swapped)).toBe('sim_code_check_failed');
      }),
      { numRuns: 500 },
    );
  });
});
