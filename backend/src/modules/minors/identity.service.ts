import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import {
  citizenshipErrors,
  documentErrors,
  minorDayErrors,
  nameErrors,
  UNKNOWN_CITIZENSHIP,
} from '../../domain/minor.js';
import { sequenceErrors } from '../../domain/movement.js';
import { DomainProblem, fieldError, type FieldError, refuseIfAny } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TerritoryService } from '../territory/index.js';
import { corrected, type Identity, identityOf } from './identity.js';
import { IdentityRepository, type StoredIdentity } from './identity.repository.js';
import type { IdentityCorrectionDto, IdentityCreationDto } from './minor-identity.dto.js';
import type { VersionedRecord } from './record-answer.js';
import type { MovementRow } from './records.repository.js';
import { RecordsService } from './records.service.js';

/** Who the minor is: registration and correction. */
@Injectable()
export class IdentityService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: IdentityRepository,
    private readonly records: RecordsService,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** Registers a minor without movements; returns the SIM code. @throws DomainProblem `validation_failed` field by field, `duplicate` (CUI, tax code; on its field `duplicate` when the other record is in scope, else `registered_elsewhere`) */
  async register(body: IdentityCreationDto): Promise<string> {
    const identity = identityOf(body);
    await this.check(identity);
    await this.repository.refuseSameCodes(null, identity);
    const { id, simCode } = await this.repository.add(await this.stored(identity));
    await this.repository.setLists(id, identity);
    await this.audit.record({ action: 'minor.create', minorId: id });
    return simCode;
  }

  /** @throws DomainProblem as {@link register}, and `not_found`, `forbidden`, `precondition_required`, `stale_version` */
  async correct(simCode: string, ifMatch: string | undefined, body: IdentityCorrectionDto): Promise<VersionedRecord> {
    if (body.reason.trim() === '')
      throw new DomainProblem('validation_failed', { errors: [fieldError('reason', 'change_reason_required')] });
    const locked = await this.records.lock(simCode, ifMatch);
    const identity = corrected(locked.row, body);
    await this.check(identity);
    refuseIfAny(this.movementErrors(identity, locked.movements));
    await this.repository.refuseSameCodes(locked.id, identity);
    await this.unitOfWork.giveReason(body.reason.trim());
    await this.repository.change(locked.id, await this.stored(identity));
    await this.repository.setLists(locked.id, identity);
    const fields = Object.keys(body).filter((field) => field !== 'reason');
    await this.audit.record({ action: 'minor.correct', minorId: locked.id, details: { fields } });
    return this.records.after(simCode, locked, []);
  }

  private async check(identity: Identity): Promise<void> {
    const today = this.clock.today();
    const days = minorDayErrors(identity, today);
    refuseIfAny(days);
    const countries = await this.territory.countries(identity.reportedOn);
    const known = new Set(countries.map(({ alpha3 }) => alpha3).filter((code) => code !== UNKNOWN_CITIZENSHIP));
    const countryErrors = (code: string | null, field: string): FieldError[] =>
      code === null || known.has(code) ? [] : [fieldError(field, 'unknown_code')];
    refuseIfAny([
      ...nameErrors(identity, '', identity.nameNotDeclared),
      ...identity.aliases.flatMap((alias, index) => nameErrors(alias, `aliases.${index}`)),
      ...citizenshipErrors(identity.citizenships, countries),
      ...identity.documents.flatMap((document, index) => [
        ...documentErrors(document, `documents.${index}`, today),
        ...countryErrors(document.country, `documents.${index}.country`),
      ]),
    ]);
  }

  /** A corrected birth date or day of report must still fit the movements. */
  private movementErrors({ birthDate, reportedOn }: Identity, movements: readonly MovementRow[]): FieldError[] {
    const found = sequenceErrors(
      movements.map(({ kind, onDate, place, exitReason }) => ({
        kind,
        onDate,
        exitReason,
        place: place && { ...place, municipalityCode: place.facilityCode === null ? place.municipalityCode : null },
      })),
      { birthDate, reportedOn, today: this.clock.today() },
    );
    const field = { adult_on_date: 'birthDate', before_report: 'reportedOn' } as const;
    const codes = new Set(found.map(({ error }) => error.code));
    return (['adult_on_date', 'before_report'] as const)
      .filter((code) => codes.has(code))
      .map((code) => fieldError(field[code], code));
  }

  private async stored(identity: Identity): Promise<StoredIdentity> {
    const municipality = async (code: string | null, on: CalendarDate, field: string): Promise<number | null> =>
      code === null ? null : (await this.territory.getMunicipality(code, on, field)).id;
    return {
      ...identity,
      birthCountry: await this.birthCountry(identity),
      entryMunicipalityId: await municipality(
        identity.entryMunicipalityCode,
        identity.enteredOn ?? identity.reportedOn,
        'entryMunicipalityCode',
      ),
      responsibleMunicipalityId: await municipality(
        identity.responsibleMunicipalityCode,
        this.clock.today(),
        'responsibleMunicipalityCode',
      ),
    };
  }

  /** A state that has ended since is right for a birth. */
  private async birthCountry({ birthCountry, birthDate, reportedOn }: Identity): Promise<string | null> {
    if (birthCountry === null) return null;
    if (birthCountry === UNKNOWN_CITIZENSHIP)
      throw new DomainProblem('validation_failed', { errors: [fieldError('birthCountry', 'unknown_code')] });
    for (const on of [reportedOn, birthDate]) {
      if ((await this.territory.countries(on)).some(({ alpha3 }) => alpha3 === birthCountry)) return birthCountry;
    }
    throw new DomainProblem('validation_failed', { errors: [fieldError('birthCountry', 'unknown_code')] });
  }
}
