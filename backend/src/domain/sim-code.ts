import { DomainProblem, fieldError } from './problem.js';

declare const simCodeBrand: unique symbol;

/** The eight symbols of a minor's public identifier, in capitals, without the dash. */
export type SimCode = string & { readonly [simCodeBrand]: true };

/** 29 symbols (a prime), none of which is taken for another when read aloud or written by hand: no 0 1 B I O S Z. */
export const SIM_CODE_ALPHABET = '23456789ACDEFGHJKLMNPQRTUVWXY';

const LENGTH = 8;
const SEPARATORS = /[\s\u002D\u00AD\u2010-\u2015\u2212_./]+/gu;

/**
 * The check symbol of seven symbols: Σ position (1…7) × value, modulo 29. As 29 is prime and greater than every
 * position, it finds every single wrong symbol and every swap of two neighbours, the check symbol included.
 * Throws `sim_code_malformed`.
 */
export function simCheckSymbol(body: string): string {
  let sum = 0;
  for (const [index, symbol] of [...body].entries()) {
    const value = SIM_CODE_ALPHABET.indexOf(symbol);
    if (value < 0) throw malformed('simCode', `The symbol ${index + 1} is not in the alphabet of SIM codes.`);
    sum += (index + 1) * value;
  }
  if (body.length !== LENGTH - 1) throw malformed('simCode', 'A SIM code has seven symbols and a check symbol.');
  return SIM_CODE_ALPHABET.charAt(sum % SIM_CODE_ALPHABET.length);
}

/**
 * Reads a code as people type it: lower case, with spaces, dashes or dots anywhere.
 * Throws `validation_failed` with `sim_code_malformed` or `sim_code_check_failed` on the field.
 */
export function parseSimCode(text: string, field = 'simCode'): SimCode {
  const symbols = text.replace(SEPARATORS, '').toUpperCase();
  if ([...symbols].length !== LENGTH) throw malformed(field, `Expected ${LENGTH} symbols, got ${[...symbols].length}.`);
  const strange = [...symbols].findIndex((symbol) => !SIM_CODE_ALPHABET.includes(symbol));
  if (strange >= 0)
    throw malformed(field, `The symbol ${strange + 1} is not in the alphabet (0 1 B I O S Z are never used).`);
  if (simCheckSymbol(symbols.slice(0, -1)) !== symbols.at(-1)) {
    throw new DomainProblem('validation_failed', { errors: [fieldError(field, 'sim_code_check_failed')] });
  }
  return symbols as SimCode;
}

/** Whether the text reads as a SIM code: used by the search box to tell a code from a name. */
export function isSimCode(text: string): boolean {
  try {
    parseSimCode(text);
    return true;
  } catch (error) {
    if (error instanceof DomainProblem) return false;
    throw error;
  }
}

/** As people see it: `K7MN-4QRA`. */
export const formatSimCode = (code: SimCode): string => `${code.slice(0, 4)}-${code.slice(4)}`;

function malformed(field: string, detail: string): DomainProblem {
  return new DomainProblem('validation_failed', { errors: [fieldError(field, 'sim_code_malformed', detail)] });
}
