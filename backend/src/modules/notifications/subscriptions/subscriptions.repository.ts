import { Injectable } from '@nestjs/common';
import type { Role } from '../../../domain/codes.js';
import type { SubscriptionTopic } from '../../../domain/subscription.js';
import { UnitOfWork } from '../../../platform/database/unit-of-work.js';

/** Subscriptions: the actor's own, and those who are to be told of a topic. */
@Injectable()
export class SubscriptionsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  own(): Promise<{ readonly topic: SubscriptionTopic; readonly since: Date }[]> {
    return this.unitOfWork.query(`select topic, since from subscriptions where user_id = app.user_id() order by topic`);
  }

  async add(topic: SubscriptionTopic): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `insert into subscriptions (user_id, topic) values (app.user_id(), $1) on conflict do nothing`,
        [topic],
      )) > 0
    );
  }

  async remove(topic: SubscriptionTopic): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(`delete from subscriptions where user_id = app.user_id() and topic = $1`, [
        topic,
      ])) > 0
    );
  }

  /** In a unit of work of the service. Null where the token ends nothing. */
  async end(token: string): Promise<SubscriptionTopic | null> {
    const [row] = await this.unitOfWork.query<{ topic: SubscriptionTopic | null }>(
      `select app.end_subscription($1) as topic`,
      [token],
    );
    return row?.topic ?? null;
  }

  /** False where subscribers were told of it before. */
  async dispatch(topic: SubscriptionTopic, number: string): Promise<boolean> {
    return (
      (await this.unitOfWork.execute(
        `insert into subscription_dispatches (topic, number) values ($1, $2) on conflict do nothing`,
        [topic, number],
      )) > 0
    );
  }

  subscribers(topic: SubscriptionTopic): Promise<{ readonly userId: number; readonly roles: readonly Role[] }[]> {
    return this.unitOfWork.query(`select user_id as "userId", roles from app.subscribers($1)`, [topic]);
  }
}
