import { Injectable, Logger } from '@nestjs/common';
import { type Month, parseMonth } from '../../domain/period.js';
import { DomainProblem, fieldError } from '../../domain/problem.js';
import {
  type ReleaseStep,
  type ReleaseStepAvailability,
  releaseSteps,
  takeReleaseStep,
} from '../../domain/release/release.js';
import { monthJustEnded, reportDay } from '../../domain/report/report-month.js';
import { AuditTrail } from '../../platform/audit/audit-trail.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { ALARMED_ROLES, Notifications, Subscriptions } from '../notifications/index.js';
import { ReleasesRepository } from './releases.repository.js';
import type { NamedReleaseCheck, Release, ReleaseCounts, ReleaseRequest, ReleaseStepTaken } from './releases.types.js';

/** A release with all that its page shows. */
export interface ReleaseDetail extends Release {
  readonly counts: ReleaseCounts;
  readonly checks: readonly NamedReleaseCheck[];
  readonly steps: readonly ReleaseStepTaken[];
  readonly openSteps: readonly ReleaseStepAvailability[];
}

/** Asks for releases, leads them to publication and verifies them. In the caller's national unit of work, but for the schedules. */
@Injectable()
export class ReleasesService {
  private readonly logger = new Logger(ReleasesService.name);

  constructor(
    private readonly repository: ReleasesRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly audit: AuditTrail,
    private readonly clock: Clock,
    private readonly notifications: Notifications,
    private readonly subscriptions: Subscriptions,
  ) {}

  /**
   * Asks for the release of a month that has ended; a worker takes it. A request that is open, or that was given up, is taken up again.
   * @param reason why the release of that month is superseded; needed where there is one
   * @returns key of the request
   * @throws DomainProblem `validation_failed`, `date_in_future`, `not_ready`, `nothing_known`, `revision_reason_required`
   */
  async request(text: string, reason: string | null): Promise<number> {
    const month = parseMonth(text);
    const on = reportDay(month, this.clock.today());
    await this.repository.lockMonth(month);
    const firstDay = await this.repository.firstDay();
    if (firstDay === null || firstDay > on)
      throw new DomainProblem('nothing_known', {
        errors: [fieldError('month', 'nothing_known')],
        ...(firstDay === null ? {} : { facts: { firstDay } }),
      });
    const [last] = await this.repository.requestsOf(month);
    if (last !== undefined && last.state !== 'taken') {
      if (last.state === 'failed' || last.state === 'cancelled') await this.repository.reopen(last.id);
      return this.enqueueAfterCommit(last.id, true);
    }
    if (last !== undefined && reason === null)
      throw new DomainProblem('revision_reason_required', {
        errors: [fieldError('reason', 'revision_reason_required')],
        facts: { revision: last.revision },
      });
    const revision = (last?.revision ?? 0) + 1;
    const id = await this.repository.addRequest(month, on, revision, last === undefined ? null : reason, false);
    if (id === null) throw new DomainProblem('duplicate');
    await this.audit.record({ action: 'release.request', details: { month, revision } });
    return this.enqueueAfterCommit(id, false);
  }

  /**
   * Stops a request whose release is not taken: at once, or when its worker looks up from the count, which leaves nothing.
   * @throws DomainProblem `not_found`, `release_taken_already`
   */
  async cancel(request: number): Promise<void> {
    const state = await this.repository.stateOf(request);
    if (state === null) throw new DomainProblem('not_found');
    if (state === 'taken') throw new DomainProblem('release_taken_already');
    if (state !== 'queued') return;
    await this.repository.cancel(request);
    await this.audit.record({ action: 'release.cancel', details: { request } });
  }

  /** Asks for the release of the month just ended, once however often the schedule knocks; opens its own unit of work. */
  requestScheduled(): Promise<void> {
    const month = monthJustEnded(this.clock.today());
    return this.unitOfWork.run(SYSTEM_ACTOR, async () => {
      const on = reportDay(month, this.clock.today());
      const firstDay = await this.repository.firstDay();
      if (firstDay === null || firstDay > on) return;
      const id = await this.repository.addRequest(month, on, 1, null, true);
      if (id === null) return;
      await this.audit.record({ action: 'release.request', details: { month, revision: 1, scheduled: true } });
      this.enqueueAfterCommit(id, false);
    });
  }

  async list(): Promise<{ readonly items: Release[]; readonly requests: ReleaseRequest[] }> {
    return { items: await this.repository.all(), requests: await this.repository.openRequests() };
  }

  /** Of one month; the latest revision first. */
  ofMonth(month: Month): Promise<Release[]> {
    return this.repository.all(month);
  }

  /** The release that a request became; null while it waits. @throws DomainProblem `nothing_known` where nobody was counted */
  async madeOf(request: number): Promise<Release | null> {
    const open = (await this.repository.openRequests()).find(({ id }) => id === request);
    if (open?.failure === 'nobody_counted') throw new DomainProblem('nothing_known');
    return this.repository.ofRequest(request);
  }

  /** @throws DomainProblem `not_found` */
  async get(id: number): Promise<Release> {
    const release = await this.repository.find(id);
    if (release === null) throw new DomainProblem('not_found');
    return release;
  }

  /** @throws DomainProblem `not_found` */
  async detail(id: number): Promise<ReleaseDetail> {
    const release = await this.get(id);
    return {
      ...release,
      counts: await this.repository.counts(id),
      checks: await this.repository.checks(id),
      steps: await this.repository.steps(id),
      openSteps: releaseSteps(stepped(release), this.unitOfWork.actor.userId),
    };
  }

  /** @throws DomainProblem `not_found`, `release_step_not_open`, `second_person_required`, `release_checks_failed` */
  async step(id: number, step: ReleaseStep, note: string | null): Promise<ReleaseDetail> {
    await this.repository.lock(id);
    const release = await this.get(id);
    const state = takeReleaseStep(stepped(release), step, this.unitOfWork.actor.userId);
    await this.repository.addStep(id, state, note);
    if (state === 'published') await this.announce(release);
    await this.audit.record({ action: `release.${step}`, details: { release: id, month: release.month } });
    return this.detail(id);
  }

  /** Takes the release again from history, and compares. @throws DomainProblem `not_found` */
  async verify(id: number): Promise<ReleaseDetail> {
    const release = await this.get(id);
    const { month } = release;
    const agrees = await this.repository.verify(id);
    if (!agrees) await this.alarm(release);
    await this.audit.record({ action: 'release.verify', details: { release: id, month, agrees } });
    return this.detail(id);
  }

  /** Every release, each in a unit of work of its own, and says which differ; an alarm for each. */
  async verifyAll(month: Month | null = null): Promise<{ readonly release: Release; readonly agrees: boolean }[]> {
    const releases = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.all(month));
    const results: { release: Release; agrees: boolean }[] = [];
    for (const release of releases) {
      const agrees = await this.unitOfWork.run(SYSTEM_ACTOR, async () => {
        const same = await this.repository.verify(release.id);
        if (!same) await this.alarm(release);
        return same;
      });
      results.push({ release, agrees });
    }
    return results;
  }

  /** Told when a release begins to differ: what differs for weeks is told of once. The log tells of it each time. */
  private async alarm({ id, month, revision, verification }: Release): Promise<void> {
    this.logger.error(`The release of ${month}, revision ${String(revision)}, is no longer what was taken`);
    if (verification?.agrees === false) return;
    for (const role of ALARMED_ROLES)
      await this.notifications.send({
        to: { role },
        topic: 'release_verification_failed',
        number: numberOf(month, revision),
        link: `/releases/${String(id)}`,
      });
  }

  private announce({ id, month, revision }: Release): Promise<void> {
    return this.subscriptions.announce('release_published', numberOf(month, revision), {
      office: `/releases/${String(id)}`,
      everyone: '/release-calendar',
    });
  }

  private enqueueAfterCommit(id: number, again: boolean): number {
    const suffix = again ? `-${this.clock.now().toISOString()}` : '';
    this.unitOfWork.afterCommit(() =>
      this.queue.add('release.take', `release-${String(id)}${suffix}`, { requestId: id }),
    );
    return id;
  }
}

const numberOf = (month: Month, revision: number): string => (revision === 1 ? month : `${month}-R${String(revision)}`);

const stepped = ({ state, requestedBy, approvedBy, blockingFaults, revision, latestRevision }: Release) => ({
  state,
  requestedBy,
  approvedBy,
  blockingFaults,
  superseded: revision < latestRevision,
});
