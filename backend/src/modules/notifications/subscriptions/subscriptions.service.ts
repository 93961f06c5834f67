import { Injectable } from '@nestjs/common';
import { DomainProblem } from '../../../domain/problem.js';
import { linkFor, mayHearOf, type SubscriptionLinks, type SubscriptionTopic } from '../../../domain/subscription.js';
import { AuditTrail } from '../../../platform/audit/audit-trail.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';
import { Notifications } from '../notifications.service.js';
import { SubscriptionsRepository } from './subscriptions.repository.js';

/** What people asked to hear of, and the telling of it. */
@Injectable()
export class Subscriptions {
  constructor(
    private readonly repository: SubscriptionsRepository,
    private readonly notifications: Notifications,
    private readonly unitOfWork: UnitOfWork,
    private readonly audit: AuditTrail,
  ) {}

  own(): Promise<{ readonly topic: SubscriptionTopic; readonly since: Date }[]> {
    return this.repository.own();
  }

  /** Asked for twice, it is there once. @throws DomainProblem `forbidden` where the actor's role may not hear of the topic */
  async subscribe(topic: SubscriptionTopic): Promise<void> {
    const { role } = this.unitOfWork.actor;
    if (role === 'system' || !mayHearOf(topic, role)) throw new DomainProblem('forbidden');
    if (await this.repository.add(topic)) await this.audit.record({ action: 'subscription.add', details: { topic } });
  }

  async unsubscribe(topic: SubscriptionTopic): Promise<void> {
    if (await this.repository.remove(topic))
      await this.audit.record({ action: 'subscription.end', details: { topic } });
  }

  /** For who holds the link of a letter, without a session; opens its own unit of work. @throws DomainProblem `not_found` */
  async end(token: string): Promise<SubscriptionTopic> {
    const topic = await this.unitOfWork.runAsService(() => this.repository.end(token));
    if (topic === null) throw new DomainProblem('not_found');
    return topic;
  }

  /**
   * Tells subscribers of a thing once, however often it is announced; inside the unit of work of its cause.
   * @param number what it is about, as letters show it: `2026-10`, `2026-S1`
   */
  async announce(topic: SubscriptionTopic, number: string, links: SubscriptionLinks): Promise<void> {
    if (!(await this.repository.dispatch(topic, number))) return;
    for (const { userId, roles } of await this.repository.subscribers(topic)) {
      const link = linkFor(topic, roles, links);
      if (link !== null) await this.notifications.send({ to: { userId }, topic, number, link });
    }
  }
}
