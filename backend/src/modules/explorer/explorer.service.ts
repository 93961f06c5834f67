import { Injectable } from '@nestjs/common';
import { DISCLOSURE_RULES } from '../../domain/disclosure/disclosure-rule.js';
import {
  type CodeLabel,
  CODES_OF,
  type ExplorerDimension,
  isTimeGrain,
  MEASURE_TABLE,
  UNKNOWN_CODE,
} from '../../domain/explorer/catalogue.js';
import { type Pivot, type PivotKey, pivotOf } from '../../domain/explorer/pivot.js';
import { MOST_PROTECTED_CELLS, protectPivot } from '../../domain/explorer/protect-pivot.js';
import {
  type AskedFilter,
  type ExplorerQuestion,
  questionOfCell,
  readQuestion,
} from '../../domain/explorer/question.js';
import type { KnownAt } from '../../domain/known-at.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import { textInForce } from '../../domain/report/dated-texts.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { decodeKey, encodeCursor } from '../../platform/http/paging.js';
import { CensusService } from '../census/index.js';
import { ListService } from '../minors/index.js';
import type {
  ExplorerLabelDto,
  ExplorerMinorsDto,
  ExplorerProtectionDto,
  ExplorerQuestionDto,
  ExplorerTableDto,
} from './explorer.dto.js';
import { ExplorerRepository, type NamedCode } from './explorer.repository.js';

/** More cells than this nobody reads, and no browser shows. */
const MOST_CELLS = 20_000;
const PAGE = 25;
const UNKNOWN_LABEL: CodeLabel = { it: 'Non indicato', en: 'Not stated' };

interface Answer {
  readonly question: ExplorerQuestion;
  readonly knownAt: KnownAt;
  readonly pivot: Pivot;
}

/** Answers the questions of analysts. In the caller's unit of work: whose territory is counted is the actor's. */
@Injectable()
export class ExplorerService {
  constructor(
    private readonly repository: ExplorerRepository,
    private readonly census: CensusService,
    private readonly lists: ListService,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
  ) {}

  /** @throws DomainProblem of `readQuestion`, `before_first_record`, `too_many_cells` */
  async answer(asked: ExplorerQuestionDto): Promise<ExplorerTableDto> {
    const answer = await this.count(asked);
    await this.audit.record({ action: 'explorer.ask', details: { ...asked, instant: answer.knownAt } });
    return this.tableOf(asked, answer);
  }

  /** What of the table is hidden where it leaves the office. @throws DomainProblem as {@link answer}, `inside_only`, `too_many_cells` */
  async protection(asked: ExplorerQuestionDto): Promise<ExplorerProtectionDto> {
    return this.protectionOf(await this.count(asked));
  }

  /** A table on its way to a file, with what is hidden in it; null: it stays inside. */
  async outgoing(
    asked: ExplorerQuestionDto,
    format: string,
    outside: boolean,
  ): Promise<{ readonly table: ExplorerTableDto; readonly protection: ExplorerProtectionDto | null }> {
    const answer = await this.count(asked);
    const protection = outside ? this.protectionOf(answer) : null;
    await this.audit.record({
      action: 'explorer.export',
      details: { ...asked, format, outside, instant: answer.knownAt },
    });
    return { table: await this.tableOf(asked, answer), protection };
  }

  /** The minors behind a cell, as far as the reader may see them. @throws DomainProblem as {@link answer}, `not_allowed` where none are behind it */
  async minors(
    asked: ExplorerQuestionDto,
    cell: readonly AskedFilter[],
    cursor: string | undefined,
    limit = PAGE,
  ): Promise<ExplorerMinorsDto> {
    const { question, knownAt } = await this.read(asked);
    if (!MEASURE_TABLE[question.measure].listed)
      throw new DomainProblem('validation_failed', { errors: [fieldError('question.measure', 'not_allowed')] });
    const after = cursor === undefined ? 0 : decodeKey(cursor);
    const { total, ids } = await this.repository.minors(questionOfCell(question, cell), knownAt, after, limit + 1);
    const page = ids.slice(0, limit);
    const seen = await this.lists.summaries(page);
    await this.audit.recordList(
      'explorer.list_minors',
      seen.map(({ id }) => id),
      { ...asked, cell },
    );
    const last = page.at(-1);
    const order = new Map(page.map((id, place) => [id, place]));
    return {
      items: [...seen].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0)).map(({ minor }) => minor),
      nextCursor: ids.length > limit && last !== undefined ? encodeCursor([last]) : null,
      total,
      hidden: page.length - seen.length,
    };
  }

  private async read(asked: ExplorerQuestionDto): Promise<Omit<Answer, 'pivot'>> {
    const question = readQuestion(asked, this.clock.today(), this.clock.now());
    const knownAt = await this.census.knownAt(asked.knownAt);
    const first = asked.knownAt === undefined ? null : await this.census.firstKnownAt();
    if (first !== null && knownAt < first)
      throw new DomainProblem('before_first_record', {
        errors: [fieldError('knownAt', 'before_first_record')],
        facts: { first },
      });
    return { question, knownAt };
  }

  private async count(asked: ExplorerQuestionDto): Promise<Answer> {
    const { question, knownAt } = await this.read(asked);
    const groups = await this.repository.count(question, knownAt, MOST_CELLS + 1);
    if (groups.length > MOST_CELLS) throw tooManyCells();
    const regions = await this.repository.names(codesOf(groups.flatMap(({ codes }) => codes)));
    const order = new Map(
      regions.flatMap(({ dimension, code, sortOrder }) =>
        sortOrder === null ? [] : [[`${dimension} ${code}`, sortOrder]],
      ),
    );
    const pivot = pivotOf(question, groups, (dimension, code) => order.get(`${dimension} ${code}`) ?? null);
    if (pivot.rows.length * pivot.columns.length > MOST_CELLS) throw tooManyCells();
    return { question, knownAt, pivot };
  }

  private protectionOf({ question, pivot }: Answer): ExplorerProtectionDto {
    const outside = outsideOf(question, pivot);
    if (outside === 'inside_only') throw new DomainProblem('inside_only');
    if (outside === 'too_large') throw tooManyCells();
    const rule = textInForce(DISCLOSURE_RULES, question.to);
    return { below: rule.below, cells: protectPivot(question, pivot, rule) };
  }

  private async tableOf(asked: ExplorerQuestionDto, { question, knownAt, pivot }: Answer): Promise<ExplorerTableDto> {
    const { unit, listed } = MEASURE_TABLE[question.measure];
    const names = await this.repository.names(codesOf([...pivot.rows.flat(), ...pivot.columns.flat()]));
    const known = new Map(names.map((name) => [`${name.dimension} ${name.code}`, name]));
    const labelled = (keys: readonly PivotKey[], dimensions: readonly ExplorerDimension[]): ExplorerLabelDto[] =>
      keys.map((codes) => {
        const labels = codes.map((code, place) => labelOf(dimensions[place], code, known));
        return { codes, it: labels.map(({ it }) => it), en: labels.map(({ en }) => en) };
      });
    const { cells, rowTotals, columnTotals, total } = pivot;
    return {
      question: asked,
      knownAt,
      unit,
      rows: labelled(pivot.rows, question.rows),
      columns: labelled(pivot.columns, question.columns),
      cells,
      rowTotals,
      columnTotals,
      total,
      listed,
      outside: outsideOf(question, pivot),
    };
  }
}

const tooManyCells = (): DomainProblem =>
  new DomainProblem('too_many_cells', { errors: [fieldError('rows', 'too_many_cells')] });

function outsideOf({ measure }: ExplorerQuestion, { rows, columns }: Pivot): ExplorerTableDto['outside'] {
  const { outside } = MEASURE_TABLE[measure];
  return outside === 'protected' && rows.length * columns.length > MOST_PROTECTED_CELLS ? 'too_large' : outside;
}

const codesOf = (codes: readonly (string | null)[]): string[] => [...new Set(codes.filter((code) => code !== null))];

/** Time is written by who shows it; a code without a name is its own. */
function labelOf(
  dimension: ExplorerDimension | undefined,
  code: string,
  known: ReadonlyMap<string, NamedCode>,
): CodeLabel {
  if (dimension === undefined || isTimeGrain(dimension)) return { it: code, en: code };
  if (code === UNKNOWN_CODE) return UNKNOWN_LABEL;
  return CODES_OF[dimension]?.[code] ?? known.get(`${dimension} ${code}`) ?? { it: code, en: code };
}
