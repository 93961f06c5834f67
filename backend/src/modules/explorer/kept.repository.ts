import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { DashboardContentDto, DashboardDto, SavedQuestionContentDto, SavedQuestionDto } from './kept.dto.js';

/** What every kept thing has. */
export interface Kept {
  readonly id: number;
  readonly own: boolean;
  readonly version: number;
}

interface Named {
  readonly name: string;
  readonly shared?: boolean;
}

/** A table of things with a name: the reader's own and those that colleagues share; row-level security says which. */
export abstract class KeptRepository<Content extends Named, Stored extends Kept> {
  /** @param columns those that hold the content, beside name and whether it is shared */
  protected constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly table: 'explorer_questions' | 'dashboards',
    private readonly columns: readonly string[],
  ) {}

  protected abstract valuesOf(content: Content): readonly unknown[];

  all(): Promise<Stored[]> {
    return this.unitOfWork.query(`${this.select()} order by k.user_id <> app.user_id(), lower(k.name), k.id`);
  }

  async find(id: number): Promise<Stored | null> {
    const [kept] = await this.unitOfWork.query<Stored>(`${this.select()} where k.id = $1`, [id]);
    return kept ?? null;
  }

  /** The key; null when the maker has one of that name. */
  async add(content: Content): Promise<number | null> {
    const places = this.columns.map((_, place) => `$${String(place + 3)}`);
    const [kept] = await this.unitOfWork.query<{ id: number }>(
      `insert into ${this.table} (name, shared, ${this.columns.join(', ')}) values ($1, $2, ${places.join(', ')})
       on conflict (user_id, organisation_id, name) do nothing returning id`,
      [content.name, content.shared ?? false, ...this.valuesOf(content)],
    );
    return kept?.id ?? null;
  }

  /** Whether another one of the maker has the name. */
  async nameTaken(name: string, except: number): Promise<boolean> {
    const [found] = await this.unitOfWork.query(
      `select from ${this.table} where user_id = app.user_id() and organisation_id = app.organisation_id() and name = $1 and id <> $2`,
      [name, except],
    );
    return found !== undefined;
  }

  async change(id: number, version: number, content: Content): Promise<boolean> {
    const set = this.columns.map((column, place) => `${column} = $${String(place + 5)}`);
    const changed = await this.unitOfWork.execute(
      `update ${this.table} set name = $3, shared = $4, ${set.join(', ')}, version = version + 1 where id = $1 and version = $2`,
      [id, version, content.name, content.shared ?? false, ...this.valuesOf(content)],
    );
    return changed === 1;
  }

  async remove(id: number, version: number): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(`delete from ${this.table} where id = $1 and version = $2`, [id, version])) === 1
    );
  }

  private select(): string {
    return `select k.id, k.name, k.shared, k.user_id = app.user_id() as own, u.display_name as author, k.version, ${this.columns.map((column) => `k.${column}`).join(', ')}
              from ${this.table} k join users u on u.id = k.user_id`;
  }
}

@Injectable()
export class SavedQuestionsRepository extends KeptRepository<SavedQuestionContentDto, SavedQuestionDto> {
  constructor(unitOfWork: UnitOfWork) {
    super(unitOfWork, 'explorer_questions', ['question', 'form']);
  }

  protected valuesOf({ question, form }: SavedQuestionContentDto): readonly unknown[] {
    return [JSON.stringify(question), form];
  }
}

@Injectable()
export class DashboardsRepository extends KeptRepository<DashboardContentDto, DashboardDto> {
  constructor(unitOfWork: UnitOfWork) {
    super(unitOfWork, 'dashboards', ['tiles']);
  }

  protected valuesOf({ tiles }: DashboardContentDto): readonly unknown[] {
    return [JSON.stringify(tiles)];
  }
}
