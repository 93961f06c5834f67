import { expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import type { MovementKind } from './codes.js';
import { chain } from './movement-chain.js';

const movement = (kind: MovementKind, onDate: string, place: string | null = null) => ({
  kind,
  onDate: parseCalendarDate(onDate),
  place,
});

it('lets each movement last until the next, and an absconding and an exit carry the place that was left', () => {
  const chained = chain<string, ReturnType<typeof movement>>([
    movement('placement', '2026-01-01', 'Palermo'),
    movement('absconding', '2026-02-01'),
    movement('found_again', '2026-02-03', 'Milano'),
    movement('exit', '2026-03-01'),
  ]);
  expect(chained.map(({ kind, until, place }) => [kind, until, place])).toEqual([
    ['placement', '2026-02-01', 'Palermo'],
    ['absconding', '2026-02-03', 'Palermo'],
    ['found_again', '2026-03-01', 'Milano'],
    ['exit', null, 'Milano'],
  ]);
});

it('keeps the place of an absconding before any stay, and hands it on to the exit', () => {
  const chained = chain<string, ReturnType<typeof movement>>([
    movement('absconding', '2026-02-01', 'Palermo'),
    movement('exit', '2026-03-01', 'Roma'),
  ]);
  expect(chained.map(({ place }) => place)).toEqual(['Palermo', 'Palermo']);
});

it('corrects what was left when the place of the stay is corrected', () => {
  const chained = chain<string, ReturnType<typeof movement>>([
    movement('placement', '2026-01-01', 'Milano'),
    movement('exit', '2026-02-01', 'Palermo'),
  ]);
  expect(chained.at(-1)?.place).toBe('Milano');
});
