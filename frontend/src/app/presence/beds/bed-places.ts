import type { BedChangeDto, BoardDto, BoardMinorDto, BoardRoomDto, BoardSleeperDto } from '../../../api/models';

/** A bed of a room, with who sleeps in it. */
export interface Bed {
  readonly number: number;
  readonly sleeper: BoardSleeperDto | undefined;
  readonly minor: BoardMinorDto | undefined;
}

/** The beds of a room by number. */
export const bedsOf = ({ minors }: BoardDto, room: BoardRoomDto): Bed[] =>
  Array.from({ length: room.beds }, (_, index) => {
    const sleeper = room.sleepers.find(({ bed }) => bed === index + 1);
    return { number: index + 1, sleeper, minor: minors.find(({ simCode }) => simCode === sleeper?.simCode) };
  });

/** The changes that put everybody of `changes` back where the board has them. */
export const placesBack = ({ rooms }: BoardDto, changes: readonly BedChangeDto[]): BedChangeDto[] =>
  changes.map(({ simCode }) => {
    for (const { id, sleepers } of rooms) {
      const sleeper = sleepers.find((one) => one.simCode === simCode);
      if (sleeper !== undefined) return { simCode, roomId: id, bed: sleeper.bed };
    }
    return { simCode, roomId: null, bed: null };
  });

/** Of those who have no bed. */
export const withoutBed = ({ minors, withoutBed: codes }: BoardDto): BoardMinorDto[] =>
  minors.filter(({ simCode }) => codes.includes(simCode));
