import { Injectable } from '@nestjs/common';
import { OWN_CHECKS, RELEASE_ATTEMPTS } from '../../domain/release/release.js';
import { Clock } from '../../platform/clock.js';
import { SYSTEM_ACTOR } from '../../platform/database/actor.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { QualityService } from '../quality/index.js';
import { ReleaseTakingRepository } from './release-taking.repository.js';

/** Undoes a census that nobody wants any more. */
class Stopped extends Error {}

/**
 * The worker's side: fixes the instant, takes the census, checks it; each stage in a transaction of its own, so that who takes over after a crash goes
 * on from the last one that was committed. Two workers at once: the second finds the row held, and ends.
 */
@Injectable()
export class ReleaseTaker {
  constructor(
    private readonly repository: ReleaseTakingRepository,
    private readonly quality: QualityService,
    private readonly unitOfWork: UnitOfWork,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
  ) {}

  /** Brings a request to its end. Does nothing for one that is finished or in another worker's hands; a failure is thrown on, for the queue to try again. */
  async take(request: number): Promise<void> {
    try {
      if (await this.stopped(request)) return;
      await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.fixInstant(request));
      if (await this.stopped(request)) return;
      await this.unitOfWork.run(SYSTEM_ACTOR, () => this.takeUnlessStopped(request));
      await this.unitOfWork.run(SYSTEM_ACTOR, () => this.check(request));
    } catch (error) {
      if (error instanceof Stopped && (await this.stopped(request))) return;
      await this.unitOfWork.run(SYSTEM_ACTOR, () =>
        this.repository.giveUp(request, RELEASE_ATTEMPTS, 'internal_error'),
      );
      throw error;
    }
  }

  /** Asks again for what a crash left behind. */
  async sweep(): Promise<void> {
    const left = await this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.leftBehind());
    // The name changes with the hour: a job that the queue gave up keeps its name for days, and would swallow the new one.
    const hour = this.clock.now().toISOString().slice(0, 13);
    for (const id of left) await this.queue.add('release.take', `release-${String(id)}-${hour}`, { requestId: id });
  }

  private stopped(request: number): Promise<boolean> {
    return this.unitOfWork.run(SYSTEM_ACTOR, () => this.repository.stopWhereAsked(request));
  }

  /** Asked after the count: it takes long, and what it has written goes with the transaction. */
  private async takeUnlessStopped(request: number): Promise<void> {
    const release = await this.repository.take(request);
    if (release !== null && (await this.repository.isToStop(request))) throw new Stopped();
  }

  private async check(request: number): Promise<void> {
    const release = await this.repository.takeForChecks(request);
    if (release === null) return;
    const faults = await this.repository.ownFaults(release.id);
    const rules = await this.quality.countAmongMembers(release.id, release.on);
    await this.repository.addChecks(release.id, [
      ...OWN_CHECKS.map((code) => ({ code, severity: 'block' as const, count: faults[code] })),
      ...rules.map(({ code, severity, findings }) => ({ code, severity, count: findings })),
    ]);
  }
}
