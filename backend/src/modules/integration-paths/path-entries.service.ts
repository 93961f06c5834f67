import { Injectable } from '@nestjs/common';
import { isCalendarDate, type CalendarDate } from '../../domain/calendar-date.js';
import { measureErrors, pathErrors, permitErrors } from '../../domain/integration-path.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RecordsService, type LockedRecord, type VersionedRecord } from '../minors/index.js';
import type { IntegrationPathBodyDto, MeasureBodyDto, ResidencePermitBodyDto } from './integration-paths.dto.js';
import { PathEntriesRepository, type PathEntries, type PathEntry } from './path-entries.repository.js';
import { PathFolders, type PathFolder } from './path-folders.service.js';

interface Bodies {
  readonly path: IntegrationPathBodyDto;
  readonly permit: ResidencePermitBodyDto;
  readonly measure: MeasureBodyDto;
}

/** Last part of the address, and the end of the action in the trail. */
const NAMES: Readonly<Record<PathEntry, { readonly address: string; readonly action: string }>> = {
  path: { address: 'integration-paths', action: 'integration_path' },
  permit: { address: 'residence-permits', action: 'residence_permit' },
  measure: { address: 'measures', action: 'measure' },
};

/** Adds, corrects and withdraws what the opinion rests on; every former version stays in the history. */
@Injectable()
export class PathEntriesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: PathEntriesRepository,
    private readonly folders: PathFolders,
    private readonly records: RecordsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(simCode: string): Promise<PathFolder> {
    const { id } = await this.records.get(simCode);
    await this.audit.record({ action: 'minor.read_integration_paths', minorId: id });
    return this.folders.of(id);
  }

  /** @throws DomainProblem `validation_failed`, and those of {@link RecordsService.lock} */
  async add<One extends PathEntry>(
    one: One,
    key: string | undefined,
    simCode: string,
    ifMatch: string | undefined,
    body: Bodies[One],
  ): Promise<VersionedRecord> {
    let locked: LockedRecord | null = null;
    const route = `POST /api/minors/${simCode}/${NAMES[one].address}`;
    const { repeated } = await this.idempotency.once(key, route, body, async () => {
      locked = await this.records.lock(simCode, ifMatch);
      const entry = await this.repository.add(one, locked.id, await this.checked(one, body, locked));
      await this.trace('add', one, locked.id, entry);
      return entry;
    });
    return repeated ? this.records.read(simCode) : this.records.after(simCode, locked, []);
  }

  /** @throws DomainProblem as {@link add}; `not_found` for a row that is not of this minor */
  async change<One extends PathEntry>(
    one: One,
    simCode: string,
    id: number,
    ifMatch: string | undefined,
    body: Bodies[One] & { readonly reason: string },
  ): Promise<VersionedRecord> {
    const reason = reasonOf(body.reason);
    const locked = await this.records.lock(simCode, ifMatch);
    await this.unitOfWork.giveReason(reason);
    const entry = await this.checked(one, body, locked);
    if (!(await this.repository.change(one, locked.id, id, entry))) throw new DomainProblem('not_found');
    await this.trace('change', one, locked.id, id);
    return this.records.after(simCode, locked, []);
  }

  /** Withdraws what was entered by mistake; what is over gets a last day instead. */
  async remove(
    one: PathEntry,
    simCode: string,
    id: number,
    ifMatch: string | undefined,
    text: string,
  ): Promise<VersionedRecord> {
    const reason = reasonOf(text);
    const locked = await this.records.lock(simCode, ifMatch);
    await this.unitOfWork.giveReason(reason);
    if (!(await this.repository.remove(one, locked.id, id))) throw new DomainProblem('not_found');
    await this.trace('remove', one, locked.id, id);
    return this.records.after(simCode, locked, []);
  }

  private trace(verb: string, one: PathEntry, minorId: number, id: number): Promise<void> {
    return this.audit.record({ action: `minor.${verb}_${NAMES[one].action}`, minorId, details: { entry: id } });
  }

  private async checked<One extends PathEntry>(
    one: One,
    body: Bodies[One],
    { id, row }: LockedRecord,
  ): Promise<PathEntries[One]> {
    const today = this.clock.today();
    const makers: { readonly [Kind in PathEntry]: (body: Bodies[Kind]) => PathEntries[Kind] } = {
      path: (given) => {
        const days = daysOf({ fromDate: given.fromDate, toDate: given.toDate });
        const path = {
          kind: given.kind,
          provider: given.provider.trim(),
          fromDate: needed(days.fromDate),
          toDate: days.toDate,
          hours: given.hours ?? null,
          certificateId: given.certificateId ?? null,
          note: textOf(given.note),
        };
        refuseIfAny(pathErrors(path, row.birthDate, today));
        return path;
      },
      permit: (given) => {
        const permit = {
          kind: given.kind,
          number: textOf(given.number),
          ...daysOf({ issuedOn: given.issuedOn, expiresOn: given.expiresOn }),
          note: textOf(given.note),
        };
        refuseIfAny(permitErrors(permit, row.birthDate, today));
        return permit;
      },
      measure: (given) => {
        const days = daysOf({ orderedOn: given.orderedOn, endsOn: given.endsOn });
        const measure = {
          kind: given.kind,
          orderedOn: needed(days.orderedOn),
          endsOn: days.endsOn,
          kinshipDegree: given.kinshipDegree ?? null,
          authority: textOf(given.authority),
          note: textOf(given.note),
        };
        refuseIfAny(measureErrors(measure, row.birthDate, today));
        return measure;
      },
    };
    const entry = makers[one](body);
    if ('certificateId' in entry && entry.certificateId !== null)
      if (!(await this.repository.hasAttachment(id, entry.certificateId)))
        throw new DomainProblem('validation_failed', { errors: [fieldError('certificateId', 'unknown_code')] });
    return entry;
  }
}

const textOf = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

/** @throws DomainProblem `validation_failed`, for every day that does not exist */
function daysOf<Field extends string>(
  days: Readonly<Record<Field, string | null | undefined>>,
): Record<Field, CalendarDate | null> {
  const entries = Object.entries<string | null | undefined>(days);
  refuseIfAny(
    entries.flatMap(([field, day]) => (day == null || isCalendarDate(day) ? [] : [fieldError(field, 'invalid_date')])),
  );
  return Object.fromEntries(entries.map(([field, day]) => [field, day ?? null])) as Record<Field, CalendarDate | null>;
}

/** The body's own check refuses a missing day before. */
function needed(day: CalendarDate | null): CalendarDate {
  if (day === null) throw new DomainProblem('validation_failed');
  return day;
}

/** @throws DomainProblem `validation_failed` with `change_reason_required` when there are only blanks */
function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '')
    throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'change_reason_required')] });
  return reason;
}
