import { Injectable, inject, signal } from '@angular/core';
import { Api } from '../../api/api';
import {
  changeNotificationSettings,
  countUnreadInbox,
  listInbox,
  readInboxItem,
  readNotificationSettings,
  readWholeInbox,
} from '../../api/functions';
import type { InboxItemDto, InboxPageDto, NotificationSettingsDto } from '../../api/models';

/** The reader's own notices, and how many are unread. */
@Injectable({ providedIn: 'root' })
export class InboxClient {
  private readonly api = inject(Api);
  readonly unread = signal(0);

  /** A count that cannot be read leaves the former one. @returns the count */
  async countUnread(): Promise<number> {
    const answer = await this.api.invoke(countUnreadInbox).catch(() => null);
    if (answer !== null) this.unread.set(answer.count);
    return this.unread();
  }

  list(onlyUnread: boolean, cursor: string | null): Promise<InboxPageDto> {
    return this.api.invoke(listInbox, { unread: onlyUnread, cursor: cursor ?? undefined });
  }

  async markRead(id: number): Promise<InboxItemDto> {
    const item = await this.api.invoke(readInboxItem, { id });
    await this.countUnread();
    return item;
  }

  async markAllRead(): Promise<void> {
    this.unread.set((await this.api.invoke(readWholeInbox)).count);
  }

  settings(): Promise<NotificationSettingsDto> {
    return this.api.invoke(readNotificationSettings);
  }

  setSettings(body: NotificationSettingsDto): Promise<NotificationSettingsDto> {
    return this.api.invoke(changeNotificationSettings, { body });
  }
}
