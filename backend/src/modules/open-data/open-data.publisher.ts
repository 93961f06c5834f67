import { Injectable } from '@nestjs/common';
import { openTables } from '../../domain/open-data/open-table.js';
import { REPORT_DEFINITIONS } from '../../domain/report/definitions.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { ReleasesService } from '../releases/index.js';
import { PublicReports, ReportBuilder } from '../reports/index.js';
import { TerritoryService } from '../territory/index.js';
import { OpenDataRepository } from './open-data.repository.js';

/** Copies the protected tables of published releases to the open side. Idempotent: each release is opened once, whoever asks and however often. */
@Injectable()
export class OpenDataPublisher {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly releases: ReleasesService,
    private readonly reports: ReportBuilder,
    private readonly publicReports: PublicReports,
    private readonly territory: TerritoryService,
    private readonly repository: OpenDataRepository,
  ) {}

  /** Opens every published release that is not open yet, the oldest first; says how many. Must be called outside a unit of work. */
  async openDue(): Promise<number> {
    const due = await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const opened = await this.repository.opened();
      const { items } = await this.releases.list();
      return items
        .filter(({ id, state }) => state === 'published' && !opened.has(id))
        .sort((one, other) => one.id - other.id);
    });
    for (const release of due) {
      const variants = await this.unitOfWork.run(
        SYSTEM_ACTOR,
        () => this.reports.buildVariants({ kind: 'monthly', period: release.month }, release.knownAt),
        { snapshot: true },
      );
      // No snapshot: it is protected against what others publish until this moment.
      await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
        const { report } = await this.publicReports.publish(variants);
        const countries = await this.territory.countries(release.on);
        const tables = openTables(
          report,
          REPORT_DEFINITIONS.monthly.tables,
          new Map(countries.map(({ alpha3, nameEn }) => [alpha3, nameEn])),
        );
        await this.repository.keep(release, release.total, tables);
      });
    }
    return due.length;
  }
}
