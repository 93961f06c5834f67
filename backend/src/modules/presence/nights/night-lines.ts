import type { NightAbsence } from '../../../domain/presence-night.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import type { NightConfirmationDto } from './nights.dto.js';
import type { ListedMinor } from './nights.repository.js';

/** What was said of one minor; `absence` null: present. */
interface Line {
  readonly minorId: number;
  readonly absence: NightAbsence | null;
  readonly note: string | null;
}

/**
 * One line for each minor of the list of now.
 * @throws DomainProblem `stale_version`: the person saw another list; on `absences.N`: `unknown_code` (not in the list), `duplicate`,
 * `required` (the note of `other`)
 */
export function confirmedLines(listed: readonly ListedMinor[], body: NightConfirmationDto): Line[] {
  const seen = new Set(body.listed);
  if (seen.size !== listed.length || listed.some(({ simCode }) => !seen.has(simCode)))
    throw new DomainProblem('stale_version');
  const absences = new Map<string, { absence: NightAbsence; note: string | null }>();
  for (const [index, { simCode, absence, note }] of body.absences.entries()) {
    if (!seen.has(simCode)) refuse(`absences.${index}.simCode`, 'unknown_code');
    if (absences.has(simCode)) refuse(`absences.${index}.simCode`, 'duplicate');
    const text = written(note);
    if (absence === 'other' && text === null) refuse(`absences.${index}.note`, 'required');
    absences.set(simCode, { absence, note: text });
  }
  return listed.map(({ minorId, simCode }) => ({
    minorId,
    absence: absences.get(simCode)?.absence ?? null,
    note: absences.get(simCode)?.note ?? null,
  }));
}

/** Null when nothing but blanks was written. */
export function written(text: string | undefined): string | null {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
}

function refuse(field: string, code: 'unknown_code' | 'duplicate' | 'required'): never {
  throw new DomainProblem('validation_failed', { errors: [fieldError(field, code)] });
}
