import { Injectable, inject, signal } from '@angular/core';
import type { DeskRequestDto } from '../../api/models';
import { PagedList } from '../ui/paged-list';
import { type DeskFilters, NO_DESK_FILTERS } from './desk-filters';
import { OpinionDeskClient } from './opinion-desk-client';

/** Where a file stands in the list that it was opened from. */
export interface FilePosition {
  /** From 1. */
  readonly position: number;
  readonly total: number;
  readonly previous: number | null;
  readonly next: number | null;
}

/** The list of the desk as it was last read: the files of a day are worked through in its order. */
@Injectable({ providedIn: 'root' })
export class DeskQueueStore {
  private readonly client = inject(OpinionDeskClient);
  private readonly asked = signal<DeskFilters>(NO_DESK_FILTERS);

  readonly filters = this.asked.asReadonly();
  readonly list = new PagedList<DeskRequestDto>((cursor) => this.client.list(this.asked(), cursor));

  async show(filters: DeskFilters): Promise<void> {
    this.asked.set(filters);
    await this.list.start();
  }

  /** Reads on where the file is the last one read; null for a file that the list does not hold. */
  async positionOf(id: number): Promise<FilePosition | null> {
    if (this.list.items().length === 0 && this.list.total() === null) await this.list.start();

    const index = this.list.items().findIndex((request) => request.id === id);
    if (index === -1) return null;
    if (index === this.list.items().length - 1 && this.list.hasMore()) await this.list.more();
    const items = this.list.items();
    return {
      position: index + 1,
      total: this.list.total() ?? items.length,
      previous: items[index - 1]?.id ?? null,
      next: items[index + 1]?.id ?? null,
    };
  }
}
