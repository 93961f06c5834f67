import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ContactDto, RelationDto } from './minor-details.dto.js';

/** What hangs on a record besides identity and movements, as far as row-level security shows it. */
export interface MinorDetails {
  readonly contacts: readonly ContactDto[];
  readonly relations: readonly RelationDto[];
  /** The latest photograph that was not withdrawn. */
  readonly photoId: number | null;
}

const CONTACTS = `select json_agg(json_build_object('id', c.id, 'role', c.role, 'party', c.party, 'name', c.name, 'phone', c.phone, 'email', c.email,
    'validFrom', c.valid_from, 'validTo', c.valid_to, 'guardianRequestedOn', c.guardian_requested_on, 'guardianAppointedOn', c.guardian_appointed_on,
    'note', c.note) order by c.valid_to is not null, array_position(array['guardian', 'lawyer', 'relative', 'educator', 'mediator', 'other'], c.role), c.id)
  from minor_contacts c where c.minor_id = $1`;

/** Each relation from this minor's end. Of a minor out of scope, nothing but kind and code. */
const RELATIONS = `select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'simCode', r.sim_code, 'readable', o.id is not null,
    'familyName', o.family_name, 'givenName', o.given_name, 'travellingTogether', case when o.id is not null then r.travelling_together end,
    'source', case when o.id is not null then r.source end, 'validFrom', case when o.id is not null then r.valid_from end,
    'validTo', case when o.id is not null then r.valid_to end) order by r.id)
  from (select r.id, r.travelling_together, r.source, r.valid_from, r.valid_to, e.other, app.sim_code_of(e.other) as sim_code,
               case when r.minor_id = $1 then r.kind when r.kind = 'parent' then 'child' when r.kind = 'child' then 'parent' else r.kind end as kind
          from minor_relations r, lateral (select case when r.minor_id = $1 then r.other_minor_id else r.minor_id end as other) e
         where $1 in (r.minor_id, r.other_minor_id)) r
  left join minors o on o.id = r.other`;

const PHOTO = `select max(a.id) from minor_attachments a where a.minor_id = $1 and a.kind = 'photo' and a.withdrawn_at is null
  and a.scan_state <> 'infected' and a.media_type <> 'image/heic'`;

@Injectable()
export class DetailsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  async of(minorId: number): Promise<MinorDetails> {
    const [row] = await this.unitOfWork.query<MinorDetails>(
      `select coalesce((${CONTACTS}), '[]') as contacts, coalesce((${RELATIONS}), '[]') as relations, (${PHOTO}) as "photoId"`,
      [minorId],
    );
    return row ?? { contacts: [], relations: [], photoId: null };
  }
}
