import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ManagingBody } from './facility.js';

const COLUMNS = `id, name, tax_code as "taxCode", kind`;

/** The bodies that run facilities. */
@Injectable()
export class ManagingBodiesRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  search(query: string, limit: number): Promise<ManagingBody[]> {
    return this.unitOfWork.query(
      `select ${COLUMNS} from managing_bodies
        where app.fold(name) like '%' || replace(replace(app.fold($1), '%', ''), '_', '') || '%'
        order by name collate "it-x-icu", id limit $2`,
      [query, limit],
    );
  }

  async find(id: number): Promise<ManagingBody | null> {
    const [found] = await this.unitOfWork.query<ManagingBody>(`select ${COLUMNS} from managing_bodies where id = $1`, [
      id,
    ]);
    return found ?? null;
  }

  async add(body: Omit<ManagingBody, 'id'>): Promise<ManagingBody> {
    const [added] = await this.unitOfWork.query<ManagingBody>(
      `insert into managing_bodies (name, tax_code, kind) values ($1, $2, $3) returning ${COLUMNS}`,
      [body.name, body.taxCode, body.kind],
    );
    if (added === undefined) throw new Error('The new managing body has no key');
    return added;
  }
}
