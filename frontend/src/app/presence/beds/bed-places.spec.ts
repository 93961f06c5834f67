import { describe, expect, it } from '@jest/globals';
import type { BoardDto } from '../../../api/models';
import { bedsOf, placesBack, withoutBed } from './bed-places';

const room = { id: 7, name: 'Camera 1', beds: 3, sleepers: [{ bed: 2, simCode: 'A', findings: [] }] };
const board = {
  minors: [{ simCode: 'A' }, { simCode: 'B' }],
  rooms: [room],
  withoutBed: ['B'],
} as unknown as BoardDto;

describe('beds of the board', () => {
  it('are shown in their order, the free ones too', () => {
    expect(
      bedsOf(board, board.rooms[0] ?? (room as never)).map(({ number, minor }) => [number, minor?.simCode]),
    ).toEqual([
      [1, undefined],
      [2, 'A'],
      [3, undefined],
    ]);
  });

  it('of those who are moved can be given back', () => {
    const changes = ['A', 'B'].map((simCode) => ({ simCode, roomId: 9, bed: 1 }));
    expect(placesBack(board, changes)).toEqual([
      { simCode: 'A', roomId: 7, bed: 2 },
      { simCode: 'B', roomId: null, bed: null },
    ]);
  });

  it('are missing for some', () => {
    expect(withoutBed(board).map(({ simCode }) => simCode)).toEqual(['B']);
  });
});
