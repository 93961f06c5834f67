import { Injectable } from '@nestjs/common';
import { isCalendarDate, type CalendarDate } from '../../domain/calendar-date.js';
import { contactErrors, dayErrors, type Contact } from '../../domain/contact.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import { RecordsService, type LockedRecord, type VersionedRecord } from '../minors/index.js';
import type { ContactBodyDto } from './contacts.dto.js';
import { ContactsRepository } from './contacts.repository.js';

/** People and bodies to turn to for a minor. */
@Injectable()
export class ContactsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ContactsRepository,
    private readonly records: RecordsService,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `validation_failed`, and those of {@link RecordsService.lock} */
  async add(
    key: string | undefined,
    simCode: string,
    ifMatch: string | undefined,
    body: ContactBodyDto,
  ): Promise<VersionedRecord> {
    let locked: LockedRecord | null = null;
    const { repeated } = await this.idempotency.once(key, `POST /api/minors/${simCode}/contacts`, body, async () => {
      locked = await this.records.lock(simCode, ifMatch);
      const contact = await this.repository.add(locked.id, this.checked(body));
      await this.audit.record({ action: 'minor.add_contact', minorId: locked.id, details: { contact } });
      return contact;
    });
    return repeated ? this.records.read(simCode) : this.records.after(simCode, locked, []);
  }

  /** @throws DomainProblem as {@link add}; `not_found` for a contact that is not of this minor */
  async change(
    simCode: string,
    id: number,
    ifMatch: string | undefined,
    body: ContactBodyDto,
  ): Promise<VersionedRecord> {
    const locked = await this.records.lock(simCode, ifMatch);
    if (!(await this.repository.change(locked.id, id, this.checked(body)))) throw new DomainProblem('not_found');
    await this.audit.record({ action: 'minor.change_contact', minorId: locked.id, details: { contact: id } });
    return this.records.after(simCode, locked, []);
  }

  /** Takes away a contact entered by mistake; one that is over gets a last day instead. */
  async remove(simCode: string, id: number, ifMatch: string | undefined, text: string): Promise<VersionedRecord> {
    const reason = reasonOf(text);
    const locked = await this.records.lock(simCode, ifMatch);
    await this.unitOfWork.giveReason(reason);
    if (!(await this.repository.remove(locked.id, id))) throw new DomainProblem('not_found');
    await this.audit.record({ action: 'minor.remove_contact', minorId: locked.id, details: { contact: id } });
    return this.records.after(simCode, locked, []);
  }

  private checked(body: ContactBodyDto): Contact {
    const { validFrom, validTo, guardianRequestedOn, guardianAppointedOn } = body;
    refuseIfAny(dayErrors({ validFrom, validTo, guardianRequestedOn, guardianAppointedOn }));
    const contact: Contact = {
      role: body.role,
      party: body.party,
      name: textOf(body.name),
      phone: textOf(body.phone),
      email: textOf(body.email),
      validFrom: dayOf(validFrom),
      validTo: dayOf(validTo),
      guardianRequestedOn: dayOf(guardianRequestedOn),
      guardianAppointedOn: dayOf(guardianAppointedOn),
      note: textOf(body.note),
    };
    refuseIfAny(contactErrors(contact, this.clock.today()));
    return contact;
  }
}

export const textOf = (text: string | null | undefined): string | null => {
  const trimmed = text?.trim() ?? '';
  return trimmed === '' ? null : trimmed;
};

export const dayOf = (text: string | null | undefined): CalendarDate | null =>
  text != null && isCalendarDate(text) ? text : null;

/** @throws DomainProblem `validation_failed` with `change_reason_required` when there are only blanks */
export function reasonOf(text: string): string {
  const reason = text.trim();
  if (reason === '')
    throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'change_reason_required')] });
  return reason;
}
