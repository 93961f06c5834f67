import { Injectable } from '@nestjs/common';
import { readQuestion } from '../../domain/explorer/question.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { Clock } from '../../platform/clock.js';
import { requireMatch } from '../../platform/http/entity-tag.js';
import { Idempotency } from '../../platform/http/idempotency.js';
import type { ExplorerQuestionDto } from './explorer.dto.js';
import type { DashboardContentDto, DashboardDto, SavedQuestionContentDto, SavedQuestionDto } from './kept.dto.js';
import { DashboardsRepository, type Kept, type KeptRepository, SavedQuestionsRepository } from './kept.repository.js';

/** Keeps things under names. Only the maker changes one; colleagues see the shared ones. */
abstract class KeptService<Content extends { readonly name: string }, Stored extends Kept> {
  protected constructor(
    private readonly repository: KeptRepository<Content, Stored>,
    private readonly idempotency: Idempotency,
    private readonly clock: Clock,
    private readonly path: string,
  ) {}

  protected abstract questionsOf(content: Content): readonly ExplorerQuestionDto[];

  list(): Promise<Stored[]> {
    return this.repository.all();
  }

  /** @throws DomainProblem `not_found` */
  async get(id: number): Promise<Stored> {
    const kept = await this.repository.find(id);
    if (kept === null) throw new DomainProblem('not_found');
    return kept;
  }

  /** @throws DomainProblem `duplicate` on `name`, and what is wrong with a question */
  async add(content: Content, key: string | undefined): Promise<Stored> {
    this.check(content);
    const { identity } = await this.idempotency.once(key, `POST ${this.path}`, content, async () => {
      const id = await this.repository.add(content);
      if (id === null) throw nameTaken();
      return id;
    });
    return this.get(identity);
  }

  /** @throws DomainProblem `not_found`, `forbidden` for a colleague's, `stale_version`, `duplicate` on `name`, and what is wrong with a question */
  async change(id: number, ifMatch: string | undefined, content: Content): Promise<Stored> {
    const { version } = await this.own(id, ifMatch);
    this.check(content);
    if (await this.repository.nameTaken(content.name, id)) throw nameTaken();
    if (!(await this.repository.change(id, version, content))) throw new DomainProblem('stale_version');
    return this.get(id);
  }

  /** @throws DomainProblem `not_found`, `forbidden` for a colleague's, `stale_version` */
  async remove(id: number, ifMatch: string | undefined): Promise<void> {
    const { version } = await this.own(id, ifMatch);
    if (!(await this.repository.remove(id, version))) throw new DomainProblem('stale_version');
  }

  private async own(id: number, ifMatch: string | undefined): Promise<Stored> {
    const kept = await this.get(id);
    if (!kept.own) throw new DomainProblem('forbidden');
    requireMatch(ifMatch, kept.version);
    return kept;
  }

  private check(content: Content): void {
    for (const question of this.questionsOf(content)) readQuestion(question, this.clock.today(), this.clock.now());
  }
}

const nameTaken = (): DomainProblem => new DomainProblem('duplicate', { errors: [fieldError('name', 'duplicate')] });

@Injectable()
export class SavedQuestionsService extends KeptService<SavedQuestionContentDto, SavedQuestionDto> {
  constructor(repository: SavedQuestionsRepository, idempotency: Idempotency, clock: Clock) {
    super(repository, idempotency, clock, '/api/explorer/saved-questions');
  }

  protected questionsOf({ question }: SavedQuestionContentDto): readonly ExplorerQuestionDto[] {
    return [question];
  }
}

@Injectable()
export class DashboardsService extends KeptService<DashboardContentDto, DashboardDto> {
  constructor(repository: DashboardsRepository, idempotency: Idempotency, clock: Clock) {
    super(repository, idempotency, clock, '/api/dashboards');
  }

  protected questionsOf({ tiles }: DashboardContentDto): readonly ExplorerQuestionDto[] {
    return tiles.map(({ question }) => question);
  }
}
