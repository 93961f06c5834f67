import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { ObligationKind, ObligationState } from '../../domain/obligation.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ObligationOwnerKind } from './obligations.dto.js';

export interface ListedObligation {
  readonly id: number;
  readonly kind: ObligationKind;
  readonly number: string;
  readonly link: string;
  readonly state: ObligationState;
  readonly dueOn: CalendarDate;
  readonly ownerKind: ObligationOwnerKind;
  readonly owner: string | null;
  readonly reminders: number;
}

export interface ObligationFilter {
  /** Role in use of who asks, when only the own are wanted; null: all that may be seen. */
  readonly mineAs: string | null;
  /** Only open ones due before this day. */
  readonly dueBefore: CalendarDate | null;
}

/** $1 role, $2 day. */
const WANTED = `state in ('open', 'suspended')
  and ($1::text is null or owner_user_id = app.user_id() or owner_organisation_id = app.organisation_id() or owner_role = $1)
  and ($2::date is null or (state = 'open' and due_on < $2))`;

/** Running deadlines, the most urgent first, as far as the actor may see them. */
@Injectable()
export class ObligationListRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(
    { mineAs, dueBefore }: ObligationFilter,
    after: { readonly dueOn: CalendarDate; readonly id: number } | null,
    limit: number,
  ): Promise<ListedObligation[]> {
    return this.unitOfWork.query(
      `select o.id, o.kind, o.number, o.link, o.state, o.due_on as "dueOn",
              case when o.owner_user_id is not null then 'person' when o.owner_organisation_id is not null then 'organisation' else 'role' end as "ownerKind",
              coalesce(u.display_name, b.name, o.owner_role) as owner, app.count_reminders(o.id, o.due_on) as reminders
         from obligations o left join users u on u.id = o.owner_user_id left join organisations b on b.id = o.owner_organisation_id
        where ${WANTED} and ($3::date is null or (o.due_on, o.id) > ($3, $4::bigint)) order by o.due_on, o.id limit $5`,
      [mineAs, dueBefore, after?.dueOn ?? null, after?.id ?? null, limit],
    );
  }

  async count({ mineAs, dueBefore }: ObligationFilter): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from obligations where ${WANTED}`,
      [mineAs, dueBefore],
    );
    return row?.count ?? 0;
  }
}
