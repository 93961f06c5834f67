import { DomainProblem, fieldError, type FieldError, type ProblemCode } from '../../../domain/problem.js';
import { bedFindings } from '../../../domain/room.js';
import { parseSimCode } from '../../../domain/sim-code.js';
import type { BedChangeDto } from './beds.dto.js';
import { type House, type Housed, sleepersIn } from './house.js';

export interface BedMove {
  readonly minor: Housed;
  /** Null: left without a bed. */
  readonly to: { readonly roomId: number; readonly bed: number } | null;
}

/**
 * The changes that are asked for, judged together against the house as it will be: two children who change beds are no
 * conflict. What changes nothing is left out.
 *
 * @throws DomainProblem on `changes.N.simCode`: `not_found` (does not sleep here), `duplicate`; on `changes.N.roomId`: `unknown_code`,
 * `room_closed`, `room_of_other_sex`; on `changes.N.bed`: `out_of_range`, `bed_taken`. When beds alone are in the way, the problem is `bed_taken`
 */
export function movesOf(house: House, changes: readonly BedChangeDto[]): BedMove[] {
  const errors: FieldError[] = [];
  const wanted = new Map<number, BedMove & { readonly index: number }>();
  changes.forEach(({ simCode, roomId, bed }, index) => {
    const at = `changes.${String(index)}`;
    const code = parseSimCode(simCode, `${at}.simCode`);
    const minor = house.minors.find((one) => one.simCode === code);
    if (minor === undefined) errors.push(fieldError(`${at}.simCode`, 'not_found'));
    else if (wanted.has(minor.minorId)) errors.push(fieldError(`${at}.simCode`, 'duplicate'));
    else wanted.set(minor.minorId, { minor, to: roomId === null || bed === null ? null : { roomId, bed }, index });
  });
  const after = houseAfter(house, wanted);
  for (const { minor, to, index } of wanted.values()) {
    const code = to === null ? null : objection(after, minor, to);
    if (code !== null)
      errors.push(fieldError(`changes.${String(index)}.${BED_CODES.has(code) ? 'bed' : 'roomId'}`, code));
  }
  const [first] = errors;
  if (first !== undefined)
    throw new DomainProblem(errors.every(({ code }) => code === 'bed_taken') ? 'bed_taken' : 'validation_failed', {
      errors,
    });
  return [...wanted.values()].filter(
    ({ minor, to }) => minor.roomId !== (to?.roomId ?? null) || minor.bed !== (to?.bed ?? null),
  );
}

const BED_CODES: ReadonlySet<ProblemCode> = new Set(['out_of_range', 'bed_taken']);

const houseAfter = (house: House, wanted: ReadonlyMap<number, BedMove>): House => ({
  ...house,
  minors: house.minors.map((minor) => {
    const move = wanted.get(minor.minorId);
    return move === undefined ? minor : { ...minor, roomId: move.to?.roomId ?? null, bed: move.to?.bed ?? null };
  }),
});

function objection(
  after: House,
  minor: Housed,
  to: { readonly roomId: number; readonly bed: number },
): ProblemCode | null {
  const room = after.rooms.find(({ id }) => id === to.roomId);
  if (room === undefined) return 'unknown_code';
  if (to.bed > room.beds) return 'out_of_range';
  const others = sleepersIn(after, room.id, minor.minorId);
  if (others.some(({ bed }) => bed === to.bed)) return 'bed_taken';
  return bedFindings(room, others, minor, after.night).find(({ effect }) => effect === 'refuse')?.code ?? null;
}
