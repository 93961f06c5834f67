import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { inverseRelation, type RelationKind } from '../../domain/contact.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface Relation {
  /** What the other minor is to the minor. */
  readonly kind: RelationKind;
  readonly travellingTogether: boolean;
  readonly source: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}

/** One row for a pair, the smaller key first: here it is turned round. */
@Injectable()
export class RelationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async exists(minorId: number, otherId: number): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      'select id from minor_relations where minor_id = least($1::bigint, $2::bigint) and other_minor_id = greatest($1::bigint, $2::bigint)',
      [minorId, otherId],
    );
    return rows.length > 0;
  }

  async add(minorId: number, otherId: number, relation: Relation): Promise<number> {
    const kind = minorId < otherId ? relation.kind : inverseRelation(relation.kind);
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into minor_relations (minor_id, other_minor_id, kind, travelling_together, source, valid_from, valid_to)
       values (least($1::bigint, $2::bigint), greatest($1::bigint, $2::bigint), $3, $4, $5, $6, $7) returning id`,
      [minorId, otherId, kind, relation.travellingTogether, relation.source, relation.validFrom, relation.validTo],
    );
    if (row === undefined) throw new Error('A relation was not written');
    return row.id;
  }

  /** @returns whether there was such a relation of this minor, to one whom the actor may read: what is not shown is not written over */
  async change(minorId: number, id: number, relation: Relation): Promise<boolean> {
    const changed = await this.unitOfWork.execute(
      `update minor_relations r set kind = case when r.minor_id = $2 then $3 else $4 end, travelling_together = $5, source = $6,
              valid_from = $7, valid_to = $8
        where r.id = $1 and $2 in (r.minor_id, r.other_minor_id)
          and exists (select from minors m where m.id in (r.minor_id, r.other_minor_id) and m.id <> $2)`,
      [
        id,
        minorId,
        relation.kind,
        inverseRelation(relation.kind),
        relation.travellingTogether,
        relation.source,
        relation.validFrom,
        relation.validTo,
      ],
    );
    return changed > 0;
  }

  /** @returns whether there was such a relation of this minor */
  async remove(minorId: number, id: number): Promise<boolean> {
    const removed = await this.unitOfWork.execute(
      'delete from minor_relations where id = $1 and $2 in (minor_id, other_minor_id)',
      [id, minorId],
    );
    return removed > 0;
  }
}
