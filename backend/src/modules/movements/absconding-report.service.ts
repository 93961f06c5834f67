import { Injectable } from '@nestjs/common';
import { yearOf } from '../../domain/calendar-date.js';
import { ageOn } from '../../domain/majority.js';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { RecordsService } from '../minors/index.js';
import type { AbscondingReportDto } from './absconding-report.dto.js';
import { AbscondingReportRepository } from './absconding-report.repository.js';

/** The report of an absconding to the police and to the prosecutor at the juvenile court, made from the record at once. */
@Injectable()
export class AbscondingReportService {
  constructor(
    private readonly records: RecordsService,
    private readonly repository: AbscondingReportRepository,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem `not_found`, also when the minor has not absconded; `forbidden` for a body that is no longer in charge */
  async make(simCode: string): Promise<AbscondingReportDto> {
    const { id, row, movements } = await this.records.hold(simCode);
    if (!row.inCharge) throw new DomainProblem('forbidden');
    const last = movements.at(-1);
    if (last?.kind !== 'absconding') throw new DomainProblem('not_found');
    await this.audit.record({ action: 'minor.absconding_report', minorId: id, details: { movement: last.id } });
    const stay = movements.at(-2)?.place ?? null;
    return {
      number: `${String(yearOf(last.onDate))}/${String(last.id)}`,
      madeAt: this.clock.now().toISOString(),
      simCode: row.simCode,
      familyName: row.familyName,
      givenName: row.givenName,
      aliases: row.aliases.map(({ familyName, givenName }) =>
        [familyName, givenName].filter((name) => name != null).join(' '),
      ),
      sex: row.sex,
      birthDate: row.birthDate,
      birthDateQuality: row.birthDateQuality,
      age: ageOn(row.birthDate, last.onDate),
      birthPlace: row.birthPlace,
      citizenships: [row.citizenship, ...row.furtherCitizenships],
      languages: row.languages,
      cui: row.cui,
      abscondedOn: last.onDate,
      note: last.note,
      since: stay?.since ?? null,
      ...(await this.repository.placeAndReporter(last.id)),
    };
  }
}
