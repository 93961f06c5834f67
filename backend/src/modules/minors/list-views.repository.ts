import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { ListViewContentDto, ListViewDto } from './list-views.dto.js';

const VIEW = `select v.id, v.name, v.shared, v.user_id = app.user_id() as own, u.display_name as author, v.filters, v.columns, v.version
  from list_views v join users u on u.id = v.user_id`;

/** Saved lists: the reader's own and those that colleagues share; row-level security says which. */
@Injectable()
export class ListViewsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  all(): Promise<ListViewDto[]> {
    return this.unitOfWork.query(`${VIEW} order by v.user_id <> app.user_id(), lower(v.name), v.id`);
  }

  async find(id: number): Promise<ListViewDto | null> {
    const [view] = await this.unitOfWork.query<ListViewDto>(`${VIEW} where v.id = $1`, [id]);
    return view ?? null;
  }

  /** The key; null when the maker has one of that name. */
  async add({ name, shared = false, filters, columns }: ListViewContentDto): Promise<number | null> {
    const [view] = await this.unitOfWork.query<{ id: number }>(
      `insert into list_views (name, shared, filters, columns) values ($1, $2, $3, $4)
       on conflict (user_id, organisation_id, name) do nothing returning id`,
      [name, shared, JSON.stringify(filters), columns],
    );
    return view?.id ?? null;
  }

  /** Whether another view of the maker has the name. */
  async nameTaken(name: string, except: number): Promise<boolean> {
    const [found] = await this.unitOfWork.query(
      `select from list_views where user_id = app.user_id() and organisation_id = app.organisation_id() and name = $1 and id <> $2`,
      [name, except],
    );
    return found !== undefined;
  }

  async change(
    id: number,
    version: number,
    { name, shared = false, filters, columns }: ListViewContentDto,
  ): Promise<boolean> {
    const changed = await this.unitOfWork.execute(
      `update list_views set name = $3, shared = $4, filters = $5, columns = $6, version = version + 1 where id = $1 and version = $2`,
      [id, version, name, shared, JSON.stringify(filters), columns],
    );
    return changed === 1;
  }

  async remove(id: number, version: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(`delete from list_views where id = $1 and version = $2`, [id, version])) === 1
    );
  }
}
