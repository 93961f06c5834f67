import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import {
  isCertified,
  isNotificationLink,
  isNotificationNumber,
  type NotificationTopic,
} from '../../domain/notification.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import { NotificationsRepository } from './notifications.repository.js';
import { Relay } from './relay.js';

/** A person, all who may act for a body, or all who hold a role. */
export type Recipient = { readonly userId: number } | { readonly organisationId: number } | { readonly role: Role };

export interface NewNotification {
  readonly to: Recipient;
  readonly topic: NotificationTopic;
  /** Of the request or document that it is about: `2026/000123`, `2A3C-4D5E`. Never a name. */
  readonly number: string;
  /** Page within SIM, without a query: `/opinions/17`. */
  readonly link: string;
  /** Day by which something must be done. */
  readonly dueOn?: CalendarDate | null;
}

/** Tells people that something happened. */
@Injectable()
export class Notifications {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly repository: NotificationsRepository,
    private readonly relay: Relay,
  ) {}

  /**
   * Inside the unit of work of the cause: rolled back with it, and sent after its commit. Whom it reaches the actor need not see.
   * @throws Error when number or link could carry words
   */
  async send({ to, topic, number, link, dueOn = null }: NewNotification): Promise<void> {
    if (!isNotificationNumber(number)) throw new Error('A notification carries the number of a request, nothing else');
    if (!isNotificationLink(link)) throw new Error('A notification carries the path of a page, without a query');
    const letters = await this.repository.add({ to, topic, number, link, dueOn, byPec: isCertified(topic) });
    if (letters.length > 0) this.unitOfWork.afterCommit(() => this.relay.ask(letters));
  }
}
