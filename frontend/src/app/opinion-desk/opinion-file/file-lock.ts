import { DestroyRef, Injectable, computed, inject, signal } from '@angular/core';
import type { DeskFileDto, DeskLockDto, DeskStep } from '../../../api/models';
import { type Problem, problemOf } from '../../problems/problem';
import { SessionStore } from '../../session/session-store';
import { OpinionDeskClient } from '../opinion-desk-client';

/** Well within the life of a lock, so that one lost beat costs nothing. */
const BEAT_MS = 60_000;
/** Steps after which the same person goes on. */
const KEEPS: readonly DeskStep[] = ['open', 'request_integration', 'give_notice', 'resume'];

/** The lock of the file on the screen: taken on opening, kept alive by a heartbeat, given back on leaving. */
@Injectable()
export class FileLock {
  private readonly client = inject(OpinionDeskClient);
  private readonly session = inject(SessionStore);
  private readonly current = signal<DeskLockDto | null>(null);
  private id: number | null = null;
  private beat: ReturnType<typeof setInterval> | undefined;

  readonly lock = this.current.asReadonly();
  readonly problem = signal<Problem | null>(null);
  readonly mine = computed(() => this.current()?.mine === true);
  readonly held = computed(() => this.current()?.mine === false);
  /** Who only reads takes no lock. */
  readonly mayWork = computed(() => this.session.may('opinion_desk.work'));

  constructor() {
    inject(DestroyRef).onDestroy(() => void this.leave());
  }

  /** Another file is on the screen: the former one is given back, this one taken if it is free and there is something to do. */
  async follow(file: DeskFileDto): Promise<void> {
    await this.leave();
    this.id = file.request.id;
    this.current.set(file.request.lock);
    const actionable = file.steps.some(({ open }) => open);
    if (this.mayWork() && actionable && file.request.lock?.mine !== false) await this.take();
    else this.keepBeating();
  }

  /** After a step: one that hands the file on gives it back, so that whoever comes next does not wait for this page to be left. */
  async settle(step: DeskStep): Promise<void> {
    if (this.mine() && !KEEPS.includes(step)) await this.release();
  }

  async take(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    await this.attempt(async () => {
      const lock = await this.client.lock(id);
      if (id === this.id) this.current.set(lock);
    });
    this.keepBeating();
  }

  async takeOver(reason: string): Promise<void> {
    if (this.id !== null) this.current.set(await this.client.takeOver(this.id, reason));
    this.keepBeating();
  }

  async release(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    await this.attempt(async () => {
      await this.client.unlock(id);
      this.current.set(null);
    });
  }

  private async leave(): Promise<void> {
    clearInterval(this.beat);
    if (this.mine()) await this.release();
    this.id = null;
    this.current.set(null);
    this.problem.set(null);
  }

  /** Renews one's own lock; looks whether somebody else's is over. */
  private keepBeating(): void {
    clearInterval(this.beat);
    this.beat = setInterval(() => void this.pulse(), BEAT_MS);
  }

  private async pulse(): Promise<void> {
    const { id } = this;
    if (id === null) return;
    await this.attempt(async () => {
      const lock = this.mine() ? await this.client.lock(id) : await this.client.readLock(id);
      if (id === this.id) this.current.set(lock);
    });
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.problem.set(null);
    try {
      await work();
    } catch (failure) {
      this.problem.set(problemOf(failure));
      const { id } = this;
      if (id !== null && problemOf(failure).code === 'opinion_locked') this.current.set(await this.client.readLock(id));
    }
  }
}
