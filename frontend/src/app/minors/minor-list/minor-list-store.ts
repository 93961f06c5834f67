import { Injectable, computed, inject, signal } from '@angular/core';
import type { MinorPageDto, MinorSummaryDto } from '../../../api/models';
import { type Problem, problemOf } from '../../problems/problem';
import { type MinorFilters, addressOf } from '../minor-filters';
import { MinorsClient } from '../minors-client';

const PAGE = 25;

/** The pages of the list read so far. It outlives the page, so that coming back from a record finds the list where it was. */
@Injectable({ providedIn: 'root' })
export class MinorListStore {
  private readonly client = inject(MinorsClient);
  private readonly last = signal<MinorPageDto | null>(null);
  private shown = '';
  private turn = 0;

  readonly items = signal<readonly MinorSummaryDto[]>([]);
  readonly total = computed(() => this.last()?.total ?? null);
  readonly hasMore = computed(() => (this.last()?.nextCursor ?? null) !== null);
  readonly loading = signal(false);
  readonly problem = signal<Problem | null>(null);

  /** Shows the list of these filters for this membership; the one already shown is kept unless asked afresh. */
  async show(filters: MinorFilters, membershipId: number, afresh: boolean): Promise<void> {
    // Other columns are another look at the same list.
    const address = JSON.stringify([membershipId, addressOf({ ...filters, columns: '' })]);
    if (!afresh && address === this.shown && this.problem() === null) return;
    this.shown = address;
    this.items.set([]);
    this.last.set(null);
    await this.read(filters, null);
  }

  async more(filters: MinorFilters): Promise<void> {
    if (!this.loading()) await this.read(filters, this.last()?.nextCursor ?? null);
  }

  private async read(filters: MinorFilters, cursor: string | null): Promise<void> {
    const turn = ++this.turn;
    this.loading.set(true);
    this.problem.set(null);
    try {
      const page = await this.client.list(filters, cursor, PAGE);
      if (turn !== this.turn) return;
      this.last.set(page);
      this.items.update((items) => [...items, ...page.items]);
    } catch (failure) {
      if (turn === this.turn) this.problem.set(problemOf(failure));
    } finally {
      if (turn === this.turn) this.loading.set(false);
    }
  }
}
