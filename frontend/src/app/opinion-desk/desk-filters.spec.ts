import { describe, expect, it } from '@jest/globals';
import { daysForm } from './days-form';
import { countDeskFilters, deskAddressOf, deskFiltersOf } from './desk-filters';

describe('The filters of the desk', () => {
  it('come from the address, and go back to it without what is plain', () => {
    const filters = deskFiltersOf({ queue: 'mine', officer: 'none', late: 'true', region: '' });
    expect(deskAddressOf(filters)).toEqual({ queue: 'mine', officer: 'none', late: 'true' });
    expect(countDeskFilters(filters)).toBe(2);
  });

  it('are the open requests where the address makes no sense', () => {
    expect(deskAddressOf(deskFiltersOf({ queue: 'nonsense', late: 'yes' }))).toEqual({});
  });
});

describe('Days in words', () => {
  it.each([
    [-2, 'past'],
    [-1, 'pastOne'],
    [0, 'today'],
    [1, 'one'],
    [2, 'other'],
  ])('%i: %s', (days, form) => {
    expect(daysForm(days)).toBe(form);
  });
});
