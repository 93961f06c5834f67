import { Injectable } from '@nestjs/common';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import type { ListViewContentDto, ListViewDto } from './list-views.dto.js';
import { ListViewsRepository } from './list-views.repository.js';

/** Keeps lists under names. Only the maker changes a view; colleagues see the shared ones. */
@Injectable()
export class ListViewsService {
  constructor(
    private readonly repository: ListViewsRepository,
    private readonly idempotency: Idempotency,
  ) {}

  list(): Promise<ListViewDto[]> {
    return this.repository.all();
  }

  /** @throws DomainProblem `duplicate` on `name` */
  async add(content: ListViewContentDto, key: string | undefined): Promise<ListViewDto> {
    const { identity } = await this.idempotency.once(key, 'POST /api/list-views', content, async () => {
      const id = await this.repository.add(content);
      if (id === null) throw nameTaken();
      return id;
    });
    return this.get(identity);
  }

  /** @throws DomainProblem `not_found`, `forbidden` for a colleague's, `stale_version`, `duplicate` on `name` */
  async change(id: number, ifMatch: string | undefined, content: ListViewContentDto): Promise<ListViewDto> {
    const { version } = await this.own(id, ifMatch);
    if (await this.repository.nameTaken(content.name, id)) throw nameTaken();
    if (!(await this.repository.change(id, version, content))) throw new DomainProblem('stale_version');
    return this.get(id);
  }

  /** @throws DomainProblem as {@link change} */
  async remove(id: number, ifMatch: string | undefined): Promise<void> {
    const { version } = await this.own(id, ifMatch);
    if (!(await this.repository.remove(id, version))) throw new DomainProblem('stale_version');
  }

  private async own(id: number, ifMatch: string | undefined): Promise<ListViewDto> {
    const view = await this.get(id);
    if (!view.own) throw new DomainProblem('forbidden');
    requireMatch(ifMatch, view.version);
    return view;
  }

  private async get(id: number): Promise<ListViewDto> {
    const view = await this.repository.find(id);
    if (view === null) throw new DomainProblem('not_found');
    return view;
  }
}

const nameTaken = (): DomainProblem => new DomainProblem('duplicate', { errors: [fieldError('name', 'duplicate')] });
