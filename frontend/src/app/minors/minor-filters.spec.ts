import { describe, expect, it } from '@jest/globals';
import { NO_FILTERS, addressOf, countFilters, filtersOf, pressedSort } from './minor-filters';

describe('the filters of the list', () => {
  it('come back from the address as they went', () => {
    const filters = {
      ...NO_FILTERS,
      query: 'Traoré',
      sex: 'F',
      state: 'placed',
      present: 'true',
      ageFrom: '15',
      direction: 'desc',
    } as const;
    const address = addressOf(filters);
    expect(address).toEqual({
      query: 'Traoré',
      sex: 'F',
      state: 'placed',
      present: 'true',
      ageFrom: '15',
      direction: 'desc',
    });
    expect(filtersOf(address)).toEqual(filters);
  });

  it('ignore what an address should not hold', () => {
    expect(
      filtersOf({
        sex: 'X',
        state: 'lost',
        ageFrom: 'young',
        sort: 'price',
        direction: 'up',
        present: 'maybe',
        query: 3,
      }),
    ).toEqual(NO_FILTERS);
  });

  it('leave the address of the plain list empty', () => {
    expect(addressOf(NO_FILTERS)).toEqual({});
  });

  it('are counted without the search box and the order', () => {
    expect(countFilters({ ...NO_FILTERS, query: 'a', sort: 'birthDate', region: 'ITG1', sex: 'M' })).toBe(2);
  });

  it('order a column upwards first, then downwards', () => {
    const once = pressedSort(NO_FILTERS, 'birthDate');
    expect([once.sort, once.direction]).toEqual(['birthDate', 'asc']);
    expect(pressedSort(once, 'birthDate').direction).toBe('desc');
    expect(pressedSort({ ...once, direction: 'desc' }, 'name')).toMatchObject({ sort: 'name', direction: 'asc' });
  });
});
