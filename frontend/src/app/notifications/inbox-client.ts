import { Injectable, inject, signal } from '@angular/core';
import { Api } from '../../api/api';
import {
  changeNotificationSettings,
  countUnreadInbox,
  endSubscription,
  listInbox,
  listSubscriptions,
  readInboxItem,
  readNotificationSettings,
  readWholeInbox,
  subscribe,
  unsubscribe,
} from '../../api/functions';
import type {
  InboxItemDto,
  InboxPageDto,
  NotificationSettingsDto,
  SubscriptionDto,
  SubscriptionTopic,
} from '../../api/models';

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

  async subscriptions(): Promise<SubscriptionDto[]> {
    return (await this.api.invoke(listSubscriptions)).items;
  }

  async setSubscribed(topic: SubscriptionTopic, wanted: boolean): Promise<SubscriptionDto[]> {
    return (await this.api.invoke(wanted ? subscribe : unsubscribe, { topic })).items;
  }

  /** For who holds the link of a letter, signed in or not. */
  async endSubscription(token: string): Promise<SubscriptionTopic> {
    return (await this.api.invoke(endSubscription, { body: { token } })).topic;
  }

  settings(): Promise<NotificationSettingsDto> {
    return this.api.invoke(readNotificationSettings);
  }

  setSettings(body: NotificationSettingsDto): Promise<NotificationSettingsDto> {
    return this.api.invoke(changeNotificationSettings, { body });
  }
}
