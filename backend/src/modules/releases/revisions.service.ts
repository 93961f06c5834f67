import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { KnownAt } from '../../domain/known-at.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import {
  type Balance,
  demographicBalance,
  inflowOf,
  type MovedMinor,
  outflowOf,
} from '../../domain/release/balance.js';
import {
  causeOfAttribute,
  causeOfTotal,
  type Dimension,
  DIMENSIONS,
  explainRevision,
  type RevisedMinor,
  type Revision,
} from '../../domain/release/revision.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { CensusService } from '../census/index.js';
import { ReleasesService } from './releases.service.js';
import type { Release } from './releases.types.js';
import { type BalanceFacts, type Count, RevisionsRepository } from './revisions.repository.js';

/** One side of a comparison; `release` null: the day as known now. */
export interface ComparedCount {
  readonly release: number | null;
  readonly revision: number | null;
  readonly on: CalendarDate;
  readonly knownAt: KnownAt;
}

export interface ComparedRevision extends Revision {
  readonly first: ComparedCount;
  readonly second: ComparedCount;
}

export interface ComparedBalance extends Balance {
  readonly first: ComparedCount;
  readonly second: ComparedCount;
  /** What was learnt about the first day since its release: its total then, and as known at the instant of the second. */
  readonly revised: Revision;
}

/** A minor behind a figure of a comparison. */
export interface ExplainedMinor {
  readonly simCode: string;
  /** −1, 0 or 1 in the total. */
  readonly effect: -1 | 0 | 1;
  readonly changes: readonly {
    readonly dimension: Dimension;
    readonly before: string | null;
    readonly after: string | null;
  }[];
}

/** Explains why figures changed. In the caller's national unit of work. */
@Injectable()
export class RevisionsService {
  constructor(
    private readonly repository: RevisionsRepository,
    private readonly releases: ReleasesService,
    private readonly census: CensusService,
    private readonly audit: AuditTrail,
  ) {}

  /**
   * Two releases of one day, or a release and its day as known now.
   * @param other key of the other release; null: now
   * @throws DomainProblem `not_found`, `other_day` when the releases are of different days
   */
  async compare(id: number, other: number | null): Promise<ComparedRevision> {
    const { first, second, before, after, minors } = await this.facts(id, other);
    return { first, second, ...explainRevision(first.on, before, after, minors) };
  }

  /** The minors behind one cause, in the total or in a table, at most `limit` of them. @throws DomainProblem as {@link compare} */
  async minorsBehind(
    id: number,
    other: number | null,
    cause: string,
    dimension: Dimension | null,
    limit: number,
  ): Promise<{ readonly items: ExplainedMinor[]; readonly total: number }> {
    const { first, minors } = await this.facts(id, other);
    const found = minors.filter((minor) =>
      dimension === null
        ? causeOfTotal(minor, first.on) === cause
        : minor.before !== null &&
          minor.after !== null &&
          causeOfAttribute(dimension, minor.before, minor.after) === cause,
    );
    return this.show(found.map(explained), found, limit, { release: id, other, cause, dimension });
  }

  /**
   * What happened between the days of two releases, as known at the instant of the second; with what was learnt about the first one meanwhile.
   * @param other key of the later release
   * @throws DomainProblem `not_found`, `invalid_period` when the second day is not after the first
   */
  async balance(id: number, other: number): Promise<ComparedBalance> {
    const [first, second, facts] = await this.balanceFacts(id, other);
    const now = { release: null, on: first.on, knownAt: second.knownAt };
    const learnt = await this.repository.revision(first, now);
    return {
      first: sideOf(first),
      second: sideOf(second),
      ...demographicBalance(first.on, facts.before, facts.after, facts.moved),
      revised: explainRevision(first.on, learnt.before, learnt.after, learnt.minors),
    };
  }

  /** The minors behind one flow; `region`: national code list, null for Italy. @throws DomainProblem as {@link balance} */
  async minorsMoved(
    id: number,
    other: number,
    flow: string,
    region: string | null,
    limit: number,
  ): Promise<{ readonly items: ExplainedMinor[]; readonly total: number }> {
    const [first, , facts] = await this.balanceFacts(id, other);
    const found = facts.moved.filter((minor) => isBehind(minor, flow, region, first.on));
    const items = found.map((minor) => ({
      simCode: minor.simCode,
      effect: effectOf(minor.regionBefore, minor.regionAfter),
      changes: [{ dimension: 'region' as const, before: minor.regionBefore, after: minor.regionAfter }],
    }));
    return this.show(items, found, limit, { release: id, other, flow, region });
  }

  private async facts(id: number, other: number | null) {
    const first = countOf(await this.releases.get(id));
    const second =
      other === null
        ? { release: null, on: first.on, knownAt: await this.census.knownAt(), revision: null }
        : countOf(await this.releases.get(other));
    if (second.on !== first.on) throw new DomainProblem('other_day', { errors: [fieldError('with', 'other_day')] });
    // The older knowledge comes first, whichever was named first.
    const [before, after] = first.knownAt <= second.knownAt ? [first, second] : [second, first];
    return { first: sideOf(before), second: sideOf(after), ...(await this.repository.revision(before, after)) };
  }

  private async balanceFacts(id: number, other: number): Promise<[Side, Side, BalanceFacts]> {
    const first = countOf(await this.releases.get(id));
    const second = countOf(await this.releases.get(other));
    if (second.on <= first.on)
      throw new DomainProblem('invalid_period', { errors: [fieldError('to', 'invalid_period')] });
    return [first, second, await this.repository.balance(first.on, second)];
  }

  private async show(
    items: readonly ExplainedMinor[],
    behind: readonly { readonly minorId: number }[],
    limit: number,
    details: Readonly<Record<string, unknown>>,
  ): Promise<{ items: ExplainedMinor[]; total: number }> {
    await this.audit.recordList(
      'release.read_minors',
      behind.slice(0, limit).map(({ minorId }) => minorId),
      details,
    );
    return { items: items.slice(0, limit), total: items.length };
  }
}

type Side = Count & { readonly revision: number | null };

const countOf = (release: Release): Side => ({
  release: release.id,
  on: release.on,
  knownAt: release.knownAt,
  revision: release.revision,
});

const sideOf = ({ release, revision, on, knownAt }: Side): ComparedCount => ({ release, revision, on, knownAt });

const effectOf = (before: unknown, after: unknown): -1 | 0 | 1 => {
  if (before === null) return 1;
  return after === null ? -1 : 0;
};

function explained(minor: RevisedMinor): ExplainedMinor {
  const { simCode, before, after } = minor;
  return {
    simCode,
    effect: effectOf(before, after),
    changes: DIMENSIONS.filter((dimension) => before?.[dimension] !== after?.[dimension]).map((dimension) => ({
      dimension,
      before: before?.[dimension] ?? null,
      after: after?.[dimension] ?? null,
    })),
  };
}

function isBehind(minor: MovedMinor, flow: string, region: string | null, first: CalendarDate): boolean {
  const { regionBefore, regionAfter } = minor;
  if (flow === 'moved_in')
    return regionBefore !== null && regionAfter !== null && (region === null || regionAfter === region);
  if (flow === 'moved_out')
    return regionBefore !== null && regionAfter !== null && (region === null || regionBefore === region);
  if (regionBefore === null) return inflowOf(minor, first) === flow && (region === null || regionAfter === region);
  return regionAfter === null && outflowOf(minor) === flow && (region === null || regionBefore === region);
}
