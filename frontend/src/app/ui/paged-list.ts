import { signal } from '@angular/core';
import { type Problem, problemOf } from '../problems/problem';

export interface ListPage<Item> {
  readonly items: readonly Item[];
  readonly nextCursor: string | null;
  readonly total: { readonly count: number; readonly exact: boolean };
}

/** The pages of a list read so far: `start` reads the first one anew, `more` the next. A late answer to an older question is dropped. */
export class PagedList<Item> {
  readonly items = signal<readonly Item[]>([]);
  readonly total = signal<number | null>(null);
  readonly hasMore = signal(false);
  readonly loading = signal(false);
  readonly problem = signal<Problem | null>(null);
  private cursor: string | null = null;
  private turn = 0;

  constructor(private readonly read: (cursor: string | null) => Promise<ListPage<Item>>) {}

  async start(): Promise<void> {
    this.items.set([]);
    this.total.set(null);
    await this.load(null);
  }

  async more(): Promise<void> {
    if (!this.loading()) await this.load(this.cursor);
  }

  private async load(cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    this.loading.set(true);
    this.problem.set(null);
    try {
      const page = await this.read(cursor);
      if (turn !== this.turn) return;
      this.cursor = page.nextCursor;
      this.hasMore.set(page.nextCursor !== null);
      this.total.set(page.total.count);
      this.items.update((items) => [...items, ...page.items]);
    } catch (failure) {
      if (turn === this.turn) this.problem.set(problemOf(failure));
    } finally {
      if (turn === this.turn) this.loading.set(false);
    }
  }
}
