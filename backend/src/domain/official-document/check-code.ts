/** 32 symbols without I, L, O and U, which hands and eyes confuse (Crockford's base 32): five bits each. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const LENGTH = 20;

/** A check code of 100 random bits, as 20 symbols. @param random at least 20 random bytes */
export function checkCodeFrom(random: Uint8Array): string {
  if (random.length < LENGTH) throw new RangeError('A check code needs 20 random bytes');
  return [...random.slice(0, LENGTH)].map((byte) => ALPHABET.charAt(byte % ALPHABET.length)).join('');
}

/** `ABCDE-FGHJK-MNPQR-STVWX` */
export const formatCheckCode = (code: string): string => code.replaceAll(/(.{5})(?=.)/gu, '$1-');

/** What somebody typed, as it is kept: without spaces and hyphens, letters that look like digits taken for them. */
export const readCheckCode = (typed: string): string =>
  typed.toUpperCase().replaceAll(/[\s-]/gu, '').replaceAll('O', '0').replaceAll(/[IL]/gu, '1');

/** `2026/000123` */
export const formatProtocolNumber = (year: number, serial: number): string =>
  `${String(year)}/${String(serial).padStart(6, '0')}`;
