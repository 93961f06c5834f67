import { Injectable } from '@nestjs/common';
import { addDays, type CalendarDate } from '../../domain/calendar-date.js';
import { firstDayOf, lastDayOf, type Month, monthOfDay } from '../../domain/period.js';
import { monthJustEnded } from '../../domain/report/report-month.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { QualityService } from '../quality/index.js';
import { ReleasesService, ReleaseTaker } from '../releases/index.js';
import { DemonstrationRepository } from './demonstration.repository.js';

const LATE_ABSCONDINGS = 4;

/** Freezes a few past months of the demonstration: one published, one approved, one revised after a correction. */
@Injectable()
export class DemonstrationReleases {
  constructor(
    private readonly repository: DemonstrationRepository,
    private readonly releases: ReleasesService,
    private readonly taker: ReleaseTaker,
    private readonly quality: QualityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  async make(): Promise<void> {
    const actors = await this.repository.releaseActors();
    if (actors === null) return;
    const { asker, approver } = actors;
    const [third, second, first] = this.monthsBefore(3);
    if (first === undefined || second === undefined || third === undefined) return;
    const published = await this.take(asker, third, null);
    await this.unitOfWork.run(approver, () => this.releases.step(published, 'approve', null));
    await this.unitOfWork.run(approver, () => this.releases.step(published, 'publish', null));
    const approved = await this.take(asker, second, null);
    await this.unitOfWork.run(approver, () => this.releases.step(approved, 'approve', null));
    await this.take(asker, first, null);
    const day: CalendarDate = addDays(lastDayOf(first), -10);
    await this.unitOfWork.run(asker, () => this.repository.abscondLate(day, LATE_ABSCONDINGS), {
      reason: 'Allontanamenti comunicati in ritardo',
    });
    await this.take(asker, first, 'Allontanamenti comunicati in ritardo');
    await this.quality.requestNightly();
  }

  /** The last months that have ended, the oldest first. */
  private monthsBefore(count: number): Month[] {
    const months = [monthJustEnded(this.clock.today())];
    while (months.length < count) {
      const [earliest] = months;
      if (earliest === undefined) break;
      months.unshift(monthOfDay(addDays(firstDayOf(earliest), -1)));
    }
    return months;
  }

  private async take(asker: Actor, month: Month, reason: string | null): Promise<number> {
    const request = await this.unitOfWork.run(asker, () => this.releases.request(month, reason));
    await this.taker.take(request);
    const release = await this.unitOfWork.run(asker, () => this.releases.madeOf(request));
    if (release === null) throw new Error(`The demonstration has no release of ${month}`);
    return release.id;
  }
}
