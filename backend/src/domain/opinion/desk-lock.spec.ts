import { describe, expect, it } from '@jest/globals';
import { lockVerdict } from './desk-lock.js';

const at = (time: string): Date => new Date(`2026-11-23T${time}Z`);

describe('lockVerdict', () => {
  const lock = { holderId: 7, expiresAt: at('10:05:00') };

  it('keeps others out until it expires, and lets its holder go on', () => {
    expect(lockVerdict(lock, 8, at('10:04:59'))).toBe('held');
    expect(lockVerdict(lock, 7, at('10:04:59'))).toBe('mine');
  });

  it('is over at its last instant, for everybody', () => {
    expect(lockVerdict(lock, 8, at('10:05:00'))).toBe('free');
    expect(lockVerdict(lock, 7, at('10:05:00'))).toBe('free');
  });

  it('is free where nobody took it', () => {
    expect(lockVerdict(null, 8, at('10:00:00'))).toBe('free');
  });
});
