import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ManagingBody, ManagingBodyRecord } from './facility.js';

export type NewManagingBody = Pick<ManagingBody, 'name' | 'taxCode' | 'kind'>;

const COLUMNS = `b.id, b.name, b.tax_code as "taxCode", b.kind, b.change_id as version,
  (select count(*)::integer from facilities f where f.managing_body_id = b.id
     and f.open_during @> (now() at time zone 'Europe/Rome')::date) as facilities`;

/** The bodies that run facilities. */
@Injectable()
export class ManagingBodiesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  search(query: string, limit: number): Promise<ManagingBodyRecord[]> {
    return this.unitOfWork.query(
      `select ${COLUMNS} from managing_bodies b
        where app.fold(b.name) like '%' || replace(replace(app.fold($1), '%', ''), '_', '') || '%'
        order by b.name collate "it-x-icu", b.id limit $2`,
      [query, limit],
    );
  }

  async find(id: number): Promise<ManagingBodyRecord | null> {
    const [found] = await this.unitOfWork.query<ManagingBodyRecord>(
      `select ${COLUMNS} from managing_bodies b where b.id = $1`,
      [id],
    );
    return found ?? null;
  }

  async add(body: NewManagingBody): Promise<ManagingBody> {
    const [added] = await this.unitOfWork.query<ManagingBody>(
      `insert into managing_bodies (name, tax_code, kind) values ($1, $2, $3)
       returning id, name, tax_code as "taxCode", kind, 0 as facilities`,
      [body.name, body.taxCode, body.kind],
    );
    if (added === undefined) throw new Error('The new managing body has no key');
    return added;
  }

  /** False when the body lies outside what the actor may write. */
  async change(id: number, { name, taxCode, kind }: NewManagingBody): Promise<boolean> {
    const touched = await this.unitOfWork.execute(
      `update managing_bodies set name = $2, tax_code = $3, kind = $4 where id = $1`,
      [id, name, taxCode, kind],
    );
    return touched > 0;
  }
}
