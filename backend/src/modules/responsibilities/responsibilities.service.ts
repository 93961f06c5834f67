import { Injectable } from '@nestjs/common';
import { parseCalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem, fieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type LockedRecord, RecordsService, type VersionedRecord } from '../minors/index.js';
import { TerritoryService } from '../territory/index.js';
import type { ResponsibilitiesDto, ResponsibilityCreationDto } from './responsibilities.dto.js';
import { ResponsibilitiesRepository, type ResponsibilityRow } from './responsibilities.repository.js';

/** Which municipality answers for a minor, apart from where the minor sleeps (L. 328/2000 art. 6). */
@Injectable()
export class ResponsibilitiesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: ResponsibilitiesRepository,
    private readonly records: RecordsService,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  async read(simCode: string): Promise<ResponsibilitiesDto> {
    const record = await this.records.hold(simCode);
    await this.audit.record({ action: 'minor.responsibilities', minorId: record.id });
    const items = await this.repository.ofMinor(record.id);
    const own = await this.repository.own();
    const current = currentOf(items);
    const may = own !== null && record.writable;
    return {
      items: items.map(({ municipality, from, until, source }) => ({ municipality, from, until, source })),
      mayTake: may && current === undefined,
      mayHandOver: may && current?.municipalityId === own.id,
      own: own && { istatCode: own.istatCode, name: own.name, province: own.province },
    };
  }

  /**
   * A municipality takes in charge a minor of whom none is; the one in charge hands over to another, with the reason. The Directorate-General
   * does either.
   * @throws DomainProblem `forbidden` (another municipality is in charge), `validation_failed`, and those of a record's lock
   */
  async change(
    simCode: string,
    ifMatch: string | undefined,
    body: ResponsibilityCreationDto,
  ): Promise<VersionedRecord> {
    const record = await this.records.lock(simCode, ifMatch);
    const from = parseCalendarDate(body.from, 'from');
    const municipality = await this.territory.getMunicipality(body.municipalityCode, from, 'municipalityCode');
    const current = currentOf(await this.repository.ofMinor(record.id));
    await this.refuseUnlessFree(current, municipality.id);
    const reason = body.reason?.trim() ?? '';
    const source = body.source.trim();
    refuseIfAny([
      ...(from > this.clock.today() ? [fieldError('from', 'date_in_future')] : []),
      ...(from < record.row.reportedOn ? [fieldError('from', 'before_report')] : []),
      ...(current !== undefined && from <= current.from ? [fieldError('from', 'invalid_period')] : []),
      ...(current?.municipalityId === municipality.id ? [fieldError('municipalityCode', 'duplicate')] : []),
      ...(current !== undefined && reason === '' ? [fieldError('reason', 'change_reason_required')] : []),
      ...(source === '' ? [fieldError('source', 'required')] : []),
    ]);
    if (reason !== '') await this.unitOfWork.giveReason(reason);
    await this.repository.change(record.id, municipality.id, from, source);
    await this.audit.record({
      action: 'minor.take_charge',
      minorId: record.id,
      details: { municipality: body.municipalityCode, from },
    });
    return this.after(simCode, record);
  }

  private after(simCode: string, record: LockedRecord): Promise<VersionedRecord> {
    return this.records.after(simCode, record, []);
  }

  private async refuseUnlessFree(current: ResponsibilityRow | undefined, to: number): Promise<void> {
    if (this.unitOfWork.actor.scope.kind === 'national') return;
    const own = await this.repository.own();
    const isTaken = current === undefined && to === own?.id;
    const isHandedOver = current !== undefined && current.municipalityId === own?.id;
    if (!isTaken && !isHandedOver) throw new DomainProblem('forbidden');
  }
}

const currentOf = (rows: readonly ResponsibilityRow[]): ResponsibilityRow | undefined =>
  rows.find(({ until }) => until === null);
