import { expect, it } from '@jest/globals';
import { IdempotencyKey } from './idempotency-key';

it('keeps the key while the same content is sent again, and changes it with the content', () => {
  const key = new IdempotencyKey();
  const first = key.of({ name: 'A' });
  expect(first).toMatch(/^[0-9a-f]{32}$/);
  expect(key.of({ name: 'A' })).toBe(first);
  expect(key.of({ name: 'B' })).not.toBe(first);
});

it('is another one after a success, for the same content', () => {
  const key = new IdempotencyKey();
  const first = key.of('x');
  key.renew();
  expect(key.of('x')).not.toBe(first);
});
