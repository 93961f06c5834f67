import { expect, it } from '@jest/globals';
import { numberAndCode } from './number-and-code';

it('reads what the QR code of a document brings, and nothing else', () => {
  expect(numberAndCode('2026/000123/ABCDEFGHJKMNPQRSTVWX')).toEqual({
    number: '2026/000123',
    code: 'ABCDEFGHJKMNPQRSTVWX',
  });
  for (const text of ['', 'main', '/', '2026/', '/ABC', '2026/000123/<b>']) expect(numberAndCode(text)).toBeNull();
});
