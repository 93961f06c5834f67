import { Injectable, computed, inject, signal } from '@angular/core';
import type { OpinionContentDto } from '../../api/models';
import { type Problem, problemOf } from '../problems/problem';
import { OpinionsClient, type VersionedOpinion } from './opinions-client';

/** `waiting` is kept on the page and tried again, `stale` was changed elsewhere, `refused` holds something that cannot be saved. */
export type SaveState = 'none' | 'saving' | 'saved' | 'waiting' | 'stale' | 'refused';

const QUIET_MS = 800;
const AGAIN_MS = 4000;

/** One request on its page; while it is a draft, what is typed follows to the server by itself. */
@Injectable()
export class OpinionStore {
  private readonly client = inject(OpinionsClient);

  readonly versioned = signal<VersionedOpinion | null>(null);
  readonly problem = signal<Problem | null>(null);
  readonly opinion = computed(() => this.versioned()?.opinion ?? null);
  readonly saveState = signal<SaveState>('none');
  /** Something typed that cannot be saved as it is: a day that is not whole, an answer that is not sent. */
  readonly unfinished = signal(false);
  /** Why the draft is not saved. */
  readonly saveProblem = signal<Problem | null>(null);

  private content: OpinionContentDto | null = null;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private work: Promise<void> = Promise.resolve();

  async load(id: number): Promise<void> {
    this.problem.set(null);
    this.saveState.set('none');
    this.unfinished.set(false);
    this.content = null;
    try {
      this.versioned.set(await this.client.get(id));
    } catch (failure) {
      this.versioned.set(null);
      this.problem.set(problemOf(failure));
    }
  }

  /** What another of its answers says of the same request. */
  take(versioned: VersionedOpinion): void {
    this.versioned.set(versioned);
  }

  /** What is typed now: saved after a moment of quiet. */
  type(content: OpinionContentDto): void {
    this.content = content;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.save(), QUIET_MS);
  }

  /** Saves what is typed; resolves when it is saved, or it is known why not. */
  save(): Promise<void> {
    clearTimeout(this.timer);
    this.work = this.work.then(() => this.saveOnce());
    return this.work;
  }

  /** Whether something typed is nowhere but on the page. */
  get unsaved(): boolean {
    return this.content !== null || this.unfinished();
  }

  /** Does something with the version that is there, once nothing waits to be saved. */
  async act(work: (versioned: VersionedOpinion) => Promise<VersionedOpinion>): Promise<void> {
    await this.save();
    const versioned = this.versioned();
    if (versioned === null) throw new Error('No request is open');
    this.take(await work(versioned));
  }

  private async saveOnce(): Promise<void> {
    const { content } = this;
    const versioned = this.versioned();
    if (content === null || versioned === null || this.saveState() === 'stale') return;
    this.content = null;
    this.saveState.set('saving');
    try {
      this.take(await this.client.save(versioned, content));
      this.saveState.set('saved');
      this.saveProblem.set(null);
    } catch (failure) {
      this.content ??= content;
      this.refused(problemOf(failure));
    }
  }

  private refused(problem: Problem): void {
    this.saveProblem.set(problem);
    if (problem.code === 'stale_version') this.saveState.set('stale');
    else if (problem.code === 'unreachable' || problem.status >= 500) {
      this.saveState.set('waiting');
      this.timer = setTimeout(() => void this.save(), AGAIN_MS);
    } else this.saveState.set('refused');
  }
}
