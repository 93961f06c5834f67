import { Injectable } from '@nestjs/common';
import { currentOf } from '../../domain/open-data/dcat.js';
import type { OpenRelease, OpenReleaseTables } from '../../domain/open-data/open-release.js';
import type { OpenTable } from '../../domain/open-data/open-table.js';
import { DomainProblem } from '../../domain/problem.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { type KeptOpenRelease, OpenDataRepository } from './open-data.repository.js';

/** What anyone may read, through the role that sees nothing else. */
@Injectable()
export class OpenDataService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: OpenDataRepository,
  ) {}

  /** Every release ever opened, the latest first. */
  async releases(): Promise<OpenRelease[]> {
    return (await this.unitOfWork.runAsPublic(() => this.repository.all())).map(shown);
  }

  /** @param revision null: the current one. @throws DomainProblem `not_found` */
  release(month: string, revision: number | null): Promise<OpenReleaseTables> {
    return this.unitOfWork.runAsPublic(async () => {
      const release = await this.repository.find(month, revision);
      if (release === null) throw new DomainProblem('not_found');
      const tables = await this.repository.tables([release.id]);
      return { ...shown(release), tables: tables.get(release.id) ?? [] };
    });
  }

  /** @throws DomainProblem `not_found` */
  async table(
    month: string,
    code: string,
    revision: number | null,
  ): Promise<{ readonly release: OpenReleaseTables; readonly table: OpenTable }> {
    const release = await this.release(month, revision);
    const table = release.tables.find((one) => one.code === code);
    if (table === undefined) throw new DomainProblem('not_found');
    return { release, table };
  }

  /** Releases that none supersedes, with their tables. */
  current(): Promise<OpenReleaseTables[]> {
    return this.unitOfWork.runAsPublic(async () => {
      const releases = currentOf(await this.repository.all());
      const tables = await this.repository.tables(releases.map(({ id }) => id));
      return releases.map((release) => ({ ...shown(release), tables: tables.get(release.id) ?? [] }));
    });
  }
}

/** Without the key, which is of this side only. */
const shown = ({ id: _, ...release }: KeptOpenRelease): OpenRelease => release;
