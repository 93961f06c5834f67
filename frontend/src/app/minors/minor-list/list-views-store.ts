import { Injectable, inject, resource } from '@angular/core';
import { Api } from '../../../api/api';
import { addListView, changeListView, listViews, removeListView } from '../../../api/functions';
import type { ListViewContentDto, ListViewDto } from '../../../api/models';
import { SessionStore } from '../../session/session-store';

/** The saved lists of the membership in use. */
@Injectable({ providedIn: 'root' })
export class ListViewsStore {
  private readonly api = inject(Api);
  private readonly session = inject(SessionStore);

  readonly views = resource({
    params: () => this.session.session()?.membership.id,
    loader: () => this.api.invoke(listViews),
    defaultValue: [],
  });

  async add(body: ListViewContentDto, key: string): Promise<void> {
    await this.api.invoke(addListView, { body, 'Idempotency-Key': key });
    this.views.reload();
  }

  async change({ id, version }: ListViewDto, body: ListViewContentDto): Promise<void> {
    await this.api.invoke(changeListView, { id, body, 'If-Match': `"${version}"` });
    this.views.reload();
  }

  async remove({ id, version }: ListViewDto): Promise<void> {
    await this.api.invoke(removeListView, { id, 'If-Match': `"${version}"` });
    this.views.reload();
  }
}
