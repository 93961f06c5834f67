/**
 * A number for machines (`value`) and as the report prints it (`text`). `value` is null where nothing can be
 * computed.
 */
export interface PrintedNumber {
  readonly value: number | null;
  readonly text: string;
}

/** Printed where a percentage has no meaning (nothing to divide by). */
const NOTHING = '–';

/** `15458` → `15.458`. The original drops the point in many cells of four digits; here it stands everywhere. */
export function printCount(value: number): PrintedNumber {
  return { value, text: String(value).replace(/\B(?=(?:\d{3})+$)/gu, '.') };
}

/**
 * Share of a total in percent, rounded half up on whole numbers (no binary fractions), with a decimal comma. Shares
 * are not forced to add up to 100, as in the original.
 */
export function printShare(part: number, total: number, decimals: 1 | 2 = 1): PrintedNumber {
  if (total === 0) return { value: null, text: NOTHING };
  return printScaled(roundHalfUp(part * 100 * 10 ** decimals, total), decimals);
}

/** The share printed on the line of the total: `100`, without a decimal, as in the original. */
export const printWhole = (total: number): PrintedNumber =>
  total === 0 ? { value: null, text: NOTHING } : { value: 100, text: '100' };

/** Change from `before` to `now` in percent of `before`, with its sign. */
export function printChange(now: number, before: number, decimals: 1 | 2 = 1): PrintedNumber {
  if (before === 0) return { value: null, text: NOTHING };
  return signed(printScaled(roundHalfUp((now - before) * 100 * 10 ** decimals, before), decimals));
}

/** Difference of two shares in percentage points, computed on the counts and rounded once. */
export function printPoints(
  now: { part: number; total: number },
  before: { part: number; total: number },
  decimals: 1 | 2 = 1,
): PrintedNumber {
  if (now.total === 0 || before.total === 0) return { value: null, text: NOTHING };
  const difference = now.part * before.total - before.part * now.total;
  return signed(printScaled(roundHalfUp(difference * 100 * 10 ** decimals, now.total * before.total), decimals));
}

/** Half away from zero, on whole numbers; `divisor` > 0. Products stay far below 2^53 for any count of minors. */
function roundHalfUp(dividend: number, divisor: number): number {
  const size = Math.abs(dividend);
  return Math.sign(dividend) * Math.floor((2 * size + divisor) / (2 * divisor));
}

function printScaled(scaled: number, decimals: number): PrintedNumber {
  const value = scaled === 0 ? 0 : scaled / 10 ** decimals;
  return { value, text: value.toFixed(decimals).replace('.', ',').replace('-', '−') };
}

const signed = (number: PrintedNumber): PrintedNumber =>
  number.value !== null && number.value > 0 ? { ...number, text: `+${number.text}` } : number;
