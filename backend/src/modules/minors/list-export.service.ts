import { Injectable } from '@nestjs/common';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import type { Actor } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { TerritoryService } from '../territory/index.js';
import type { OutgoingList } from './list-file.js';
import { COLUMN_DEFINITIONS, LIST_COLUMNS, type ListColumn } from './list.columns.js';
import { ListService } from './list.service.js';
import type { MinorExportQuery } from './minor-list.dto.js';

/** Large enough that a region's scope, worked out anew for each batch, does not weigh. */
const BATCH = 5000;

/** Sends a whole list out of the house: what is shown, in the order and columns shown, all of it, as of one moment. */
@Injectable()
export class ListExportService {
  constructor(
    private readonly lists: ListService,
    private readonly territory: TerritoryService,
    private readonly audit: AuditTrail,
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
  ) {}

  /**
   * Gives the list to `use`, within a unit of work. Must be called outside one.
   * The trail says who asked before the first row leaves, and which minors left, also when the sending breaks off.
   * @throws DomainProblem `validation_failed` for a column that does not exist or comes twice
   */
  async export(
    actor: Actor | undefined,
    { format, columns: asked, ...query }: MinorExportQuery,
    use: (list: OutgoingList) => Promise<void>,
  ): Promise<void> {
    if (actor === undefined) throw new DomainProblem('unauthenticated');
    const columns = columnsOf(asked);
    await this.unitOfWork.run(actor, async () => {
      // What is asked wrongly is refused before an answer has begun.
      await this.lists.check(query);
      await this.audit.record({ action: 'list.export', details: { ...query, format, columns } });
    });
    const sent: number[] = [];
    await this.unitOfWork.run(
      actor,
      async () => {
        this.unitOfWork.afterRollback(() =>
          this.unitOfWork.run(actor, () => this.audit.recordList('list.export_rows', sent, { interrupted: true })),
        );
        const countries = await this.territory.countries(this.clock.today());
        const names = new Map(countries.map(({ alpha3, nameIt }) => [alpha3, nameIt]));
        const countryName = (alpha3: string): string => names.get(alpha3) ?? alpha3;
        await use({
          headings: columns.map((column) => COLUMN_DEFINITIONS[column].heading),
          batches: this.batches(query, sent, (minor) =>
            columns.map((column) => COLUMN_DEFINITIONS[column].cell(minor, countryName)),
          ),
        });
        await this.audit.recordList('list.export_rows', sent, {});
      },
      { snapshot: true },
    );
  }

  private async *batches<Row>(
    query: Omit<MinorExportQuery, 'format' | 'columns'>,
    sent: number[],
    rowOf: (minor: Awaited<ReturnType<ListService['batch']>>['minors'][number]) => Row,
  ): AsyncGenerator<Row[]> {
    let cursor: string | null = null;
    do {
      const batch: Awaited<ReturnType<ListService['batch']>> = await this.lists.batch(query, cursor, BATCH);
      sent.push(...batch.ids);
      if (batch.minors.length > 0) yield batch.minors.map(rowOf);
      cursor = batch.nextCursor;
    } while (cursor !== null);
  }
}

function columnsOf(asked: string): ListColumn[] {
  const columns = asked.split(',').map((name) => LIST_COLUMNS.find((column) => column === name));
  const known = columns.filter((column) => column !== undefined);
  if (known.length !== columns.length || new Set(known).size !== known.length) {
    throw new DomainProblem('validation_failed', { errors: [fieldError('columns', 'unknown_code')] });
  }
  return known;
}
