import { ageOn } from '../../../domain/majority.js';
import { discrepanciesOf } from '../../../domain/presence-night.js';
import type { ConfirmationDto, DiscrepancyDto, NightDto, NightMinorDto } from './nights.dto.js';
import type { ConfirmationRow, ConfirmedLine, ListedMinor } from './nights.repository.js';

type Named = ListedMinor | ConfirmedLine;

/** A night as it is answered: the list of now, what was confirmed, and what does not agree. */
export function nightAnswer(
  frame: Pick<NightDto, 'facility' | 'night' | 'open' | 'withinDays'>,
  listed: readonly ListedMinor[],
  confirmations: readonly ConfirmationRow[],
  lines: readonly ConfirmedLine[],
): NightDto {
  const [current = null, ...former] = confirmations.map((row) => confirmationOf(row, lines));
  const [row] = confirmations;
  return {
    ...frame,
    minors: listed.map((minor) => ({
      ...nameOf(minor),
      sex: minor.sex,
      age: ageOn(minor.birthDate, frame.night),
      since: minor.since,
    })),
    confirmation: current,
    former,
    discrepancies: row === undefined ? [] : discrepanciesBetween(listed, linesOf(row, lines), row.unlisted),
  };
}

const linesOf = ({ id }: ConfirmationRow, lines: readonly ConfirmedLine[]): ConfirmedLine[] =>
  lines.filter(({ confirmationId }) => confirmationId === id);

const nameOf = ({ simCode, familyName, givenName }: Named): NightMinorDto => ({ simCode, familyName, givenName });

function confirmationOf(row: ConfirmationRow, lines: readonly ConfirmedLine[]): ConfirmationDto {
  const own = linesOf(row, lines);
  return {
    number: row.seq,
    at: row.confirmedAt.toISOString(),
    user: row.user,
    organisation: row.organisation,
    present: own.filter(({ absence }) => absence === null).length,
    absent: own.flatMap((line) =>
      line.absence === null ? [] : [{ ...nameOf(line), absence: line.absence, note: line.note }],
    ),
    unlisted: row.unlisted,
    note: row.note,
  };
}

function discrepanciesBetween(
  listed: readonly ListedMinor[],
  lines: readonly ConfirmedLine[],
  unlisted: number,
): DiscrepancyDto[] {
  const names = new Map<number, Named>([...lines, ...listed].map((minor) => [minor.minorId, minor]));
  return discrepanciesOf(
    listed.map(({ minorId }) => minorId),
    lines,
    unlisted,
  ).map((found) => {
    if (found.kind === 'unlisted') return { kind: found.kind, minor: null, count: found.count };
    const minor = names.get(found.minorId);
    return { kind: found.kind, minor: minor === undefined ? null : nameOf(minor), count: null };
  });
}
