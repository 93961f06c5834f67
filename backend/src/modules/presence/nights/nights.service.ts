import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate, daysBetween, parseCalendarDate } from '../../../domain/calendar-date.js';
import { discrepanciesOf, nightAt, nightRefusal } from '../../../domain/presence-night.js';
import { DomainProblem, fieldError } from '../../../domain/problem.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { Clock } from '../../../platform/clock.js';
import { Idempotency } from '../../../platform/http/idempotency.js';
import { PresenceFacilities, type ScopedFacility } from '../presence-facilities.js';
import { nightAnswer } from './night-answer.js';
import { confirmedLines, written } from './night-lines.js';
import type { NightConfirmationDto, NightDto, NightsDto } from './nights.dto.js';
import { NightsRepository } from './nights.repository.js';

const MOST_NIGHTS = 62;

/** A night of a facility that nobody confirmed. */
export interface UnconfirmedNight {
  readonly code: string;
  readonly name: string;
  readonly night: CalendarDate;
}

/** Confirmation of the night's list. Runs in the caller's unit of work; it never changes the census. */
@Injectable()
export class NightsService {
  constructor(
    private readonly repository: NightsRepository,
    private readonly facilities: PresenceFacilities,
    private readonly idempotency: Idempotency,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`; `invalid_period` (`to` before `from`), `out_of_range` (too many nights) */
  async between(code: string, from: string, to: string): Promise<NightsDto> {
    const today = this.clock.today();
    const first = parseCalendarDate(from, 'from');
    const last = parseCalendarDate(to, 'to');
    if (last < first) refuse('to', 'invalid_period');
    if (daysBetween(first, last) >= MOST_NIGHTS) refuse('to', 'out_of_range');
    const facility = await this.facilities.get(code, today);
    const listed = Map.groupBy(await this.repository.listedBetween(facility.id, first, last), ({ night }) => night);
    const confirmations = await this.repository.confirmations(facility.id, first, last);
    const inForce = new Map(confirmations.toReversed().map((row) => [row.night, row]));
    const lines = Map.groupBy(
      await this.repository.lines([...inForce.values()].map(({ id }) => id)),
      ({ confirmationId }) => confirmationId,
    );
    const withinDays = await this.repository.withinDays(today);
    const nights = Array.from({ length: daysBetween(first, last) + 1 }, (_, index) => {
      const night = addDays(first, index);
      const now = (listed.get(night) ?? []).map(({ minorId }) => minorId);
      const row = inForce.get(night);
      const own = row === undefined ? [] : (lines.get(row.id) ?? []);
      return {
        night,
        listed: now.length,
        confirmedAt: row?.confirmedAt.toISOString() ?? null,
        absent: row === undefined ? null : own.filter(({ absence }) => absence !== null).length,
        discrepancies: row === undefined ? 0 : discrepanciesOf(now, own, row.unlisted).length,
        open: nightRefusal(night, today, withinDays) === null,
      };
    });
    return { facility: facility.heading, current: nightAt(this.clock.now()), nights };
  }

  /** @throws DomainProblem `not_found` */
  async read(code: string, text: string): Promise<NightDto> {
    const night = parseCalendarDate(text, 'night');
    const facility = await this.facilities.get(code, this.clock.today());
    const { answer, minorIds } = await this.answer(facility, night);
    await this.audit.recordList('presence.read_night', minorIds, { facility: code, night });
    return answer;
  }

  /**
   * @throws DomainProblem `not_found`; on `night`: `date_in_future`, `confirmation_too_late`; `stale_version` when the list or the
   * confirmation in force is another than the person saw; on `absences`: `unknown_code`, `duplicate`, `required` (a note)
   */
  async confirm(key: string | undefined, code: string, text: string, body: NightConfirmationDto): Promise<NightDto> {
    const night = parseCalendarDate(text, 'night');
    const today = this.clock.today();
    const facility = await this.facilities.get(code, today);
    await this.idempotency.once(key, `POST /api/facilities/${code}/presence/nights/${night}`, body, async () => {
      const refusal = nightRefusal(night, today, await this.repository.withinDays(today));
      if (refusal !== null) throw new DomainProblem(refusal, { errors: [fieldError('night', refusal)] });
      await this.repository.lock(facility.id, night);
      const listed = await this.repository.listed(facility.id, night);
      const [current] = await this.repository.confirmations(facility.id, night, night);
      if ((current?.seq ?? 0) !== body.replaces) throw new DomainProblem('stale_version');
      const lines = confirmedLines(listed, body);
      const { id: facilityId, municipalityId, regionCode, prefectureCode } = facility;
      const id = await this.repository.add({
        facilityId,
        municipalityId,
        regionCode,
        prefectureCode,
        night,
        seq: body.replaces + 1,
        unlisted: body.unlisted,
        note: written(body.note),
        lines,
      });
      const minorIds = lines.map(({ minorId }) => minorId);
      await this.audit.recordList('presence.confirm', minorIds, { facility: code, night, number: body.replaces + 1 });
      return id;
    });
    return (await this.answer(facility, night)).answer;
  }

  /**
   * Nights over and still to be confirmed, in facilities of the actor's territory that had minors: what the home page counts.
   * Latest first; tonight is not among them.
   */
  async unconfirmed(): Promise<UnconfirmedNight[]> {
    const today = this.clock.today();
    const withinDays = await this.repository.withinDays(today);
    return this.repository.unconfirmed(addDays(today, -withinDays), addDays(today, -1));
  }

  private async answer(
    facility: ScopedFacility,
    night: CalendarDate,
  ): Promise<{ answer: NightDto; minorIds: number[] }> {
    const today = this.clock.today();
    const listed = await this.repository.listed(facility.id, night);
    const confirmations = await this.repository.confirmations(facility.id, night, night);
    const lines = await this.repository.lines(confirmations.map(({ id }) => id));
    const withinDays = await this.repository.withinDays(today);
    const open = nightRefusal(night, today, withinDays) === null;
    return {
      answer: nightAnswer({ facility: facility.heading, night, open, withinDays }, listed, confirmations, lines),
      minorIds: [...new Set([...listed, ...lines].map(({ minorId }) => minorId))],
    };
  }
}

function refuse(field: string, code: 'invalid_period' | 'out_of_range'): never {
  throw new DomainProblem('validation_failed', { errors: [fieldError(field, code)] });
}
