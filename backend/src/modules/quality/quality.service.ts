import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import { DomainProblem } from '../../domain/problem.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { decodeKey, encodeCursor } from '../../platform/http/paging.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { ALARMED_ROLES, Notifications } from '../notifications/index.js';
import { QualityRepository } from './quality.repository.js';
import type {
  BodyKind,
  QualityFinding,
  QualityRule,
  QualityRunSummary,
  QualityScore,
  QualityTrendPoint,
  RuleCount,
} from './quality.types.js';

const ATTEMPTS = 3;
/** Runs whose findings are kept: a night's list stays while the next one is made. */
const KEPT_RUNS = 3;
const TREND = 30;
const BODIES = 100;

export interface QualityPicture {
  /** Null while no run is done. */
  readonly run: QualityRunSummary | null;
  /** Newest first, running and failed ones too. */
  readonly trend: readonly QualityRunSummary[];
  readonly rules: readonly (QualityRule & { readonly findings: number })[];
}

/** Asks the rules of the data. Nationally only: the Directorate-General's. */
@Injectable()
export class QualityService {
  constructor(
    private readonly repository: QualityRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
  ) {}

  /** Asks for a run; a worker makes it. */
  async request(): Promise<QualityRunSummary> {
    const id = await this.repository.addRun(this.clock.today(), false);
    const run = id === null ? null : await this.repository.run(id);
    if (run === null) throw new Error('The run was not written');
    await this.audit.record({ action: 'quality.request', details: { run: run.id } });
    this.unitOfWork.afterCommit(() => this.enqueue(run.id));
    return run;
  }

  /** The run of the night, once however often the schedule knocks; opens its own unit of work. */
  async requestNightly(): Promise<void> {
    await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const id = await this.repository.addRun(this.clock.today(), true);
      if (id !== null) this.unitOfWork.afterCommit(() => this.enqueue(id));
    });
  }

  /** The worker's side: all findings of a run or none. Does nothing where it is done or in another worker's hands. */
  async make(id: number): Promise<void> {
    try {
      await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
        const taken = await this.repository.take(id);
        if (taken === null) return;
        await this.repository.joinByHash();
        const counts: RuleCount[] = [];
        for (const rule of await this.repository.rules(taken.onDay)) {
          const findings = await this.repository.addFindings(id, rule, taken.onDay);
          counts.push({ code: rule.code, severity: rule.severity, findings });
        }
        await this.repository.finish(id, taken.onDay, counts);
        await this.repository.dropOldFindings(KEPT_RUNS);
      });
    } catch (error) {
      await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
        if (await this.repository.countAttempt(id, ATTEMPTS)) await this.alarm(id);
      });
      throw error;
    }
  }

  /** Asks again for runs that a crash left behind. */
  async sweep(): Promise<void> {
    const left = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.leftBehind());
    const hour = this.clock.now().toISOString().slice(0, 13);
    for (const id of left) await this.queue.add('quality.run', `quality-${String(id)}-${hour}`, { runId: id });
  }

  async picture(): Promise<QualityPicture> {
    const run = await this.repository.lastDone();
    const counts = run === null ? [] : await this.repository.counts(run.id);
    const findings = new Map(counts.map((count) => [count.code, count.findings]));
    const rules = await this.repository.rules(this.clock.today());
    return {
      run,
      trend: await this.repository.runs(TREND),
      rules: rules.map((rule) => ({ ...rule, findings: findings.get(rule.code) ?? 0 })),
    };
  }

  /** Of the last run; none while none is done. */
  async scores(kind: BodyKind): Promise<QualityScore[]> {
    const run = await this.repository.lastDone();
    return run === null ? [] : this.repository.scores(run.id, kind, BODIES);
  }

  /** Of one body in the latest runs, the newest first; none where it had no records. */
  trendOf(kind: BodyKind, code: string): Promise<QualityTrendPoint[]> {
    return this.repository.trendOf(kind, code, TREND);
  }

  /** @throws DomainProblem `not_found` while no run is done */
  async findings(
    rule: string,
    region: string | undefined,
    cursor: string | undefined,
    limit: number,
  ): Promise<{ items: QualityFinding[]; nextCursor: string | null }> {
    const run = await this.repository.lastDone();
    if (run === null) throw new DomainProblem('not_found');
    const after = cursor === undefined ? null : decodeKey(cursor);
    const found = await this.repository.findings(run.id, { rule, region: region ?? null, after }, limit + 1);
    const items = found.slice(0, limit);
    const last = items.at(-1);
    await this.audit.recordList(
      'quality.read',
      items.flatMap(({ minorId }) => (minorId === null ? [] : [minorId])),
      { rule, run: run.id },
    );
    return { items, nextCursor: found.length > limit && last !== undefined ? encodeCursor([last.id]) : null };
  }

  /** How many members of a release each rule in force on a day finds; in the caller's national unit of work. */
  async countAmongMembers(release: number, on: CalendarDate): Promise<RuleCount[]> {
    await this.repository.joinByHash();
    return this.repository.countAmongMembers(release, on, await this.repository.rules(on));
  }

  private async alarm(run: number): Promise<void> {
    for (const role of ALARMED_ROLES)
      await this.notifications.send({
        to: { role },
        topic: 'quality_run_failed',
        number: String(run),
        link: '/quality',
      });
  }

  private enqueue(id: number): Promise<void> {
    return this.queue.add('quality.run', `quality-${String(id)}`, { runId: id });
  }
}
