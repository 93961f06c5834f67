import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type {
  DeliveryFailure,
  DeliveryState,
  NotificationChannel,
  NotificationTopic,
} from '../../domain/notification.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

/** A letter as the relay sees it. */
export interface Letter {
  readonly id: number;
  readonly channel: NotificationChannel;
  readonly state: DeliveryState;
  readonly round: number;
  /** Attempts in this round so far. */
  readonly attempts: number;
  readonly topic: NotificationTopic;
  readonly number: string;
  readonly link: string;
  readonly dueOn: CalendarDate | null;
  readonly causedAt: Date;
  readonly language: 'it' | 'en';
  /** Ends the subscription that the letter comes of; null: it comes of none, or that is ended. */
  readonly unsubscribeToken: string | null;
  /** Null: the addressee has none any more, or may no longer sign in. */
  readonly address: string | null;
}

export const ATTEMPT_EVENTS = ['started', 'sent', 'deferred', 'failed', 'lost', 'sent_again', 'receipt'] as const;

export interface AttemptEvent {
  readonly event: (typeof ATTEMPT_EVENTS)[number];
  readonly messageId: string;
  readonly address: string | null;
  readonly detail: string | null;
}

export interface NextState {
  readonly state: DeliveryState;
  readonly reason: DeliveryFailure | null;
  readonly attempts: number;
  readonly nextAttemptAt: Date;
}

const LONGEST_DETAIL = 300;

/** The letters that wait and what became of them. Used as the technical side: it sees no record of a minor. */
@Injectable()
export class OutboxRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** Letters whose time has come, oldest first. */
  due(
    channels: readonly NotificationChannel[],
    now: Date,
    limit: number,
  ): Promise<Pick<Letter, 'id' | 'round' | 'attempts'>[]> {
    return this.unitOfWork.query(
      `select id, round, attempts from notification_deliveries
        where state in ('queued', 'sending') and next_attempt_at <= $1 and channel = any ($2) order by next_attempt_at, id limit $3`,
      [now, channels, limit],
    );
  }

  /** The letter, locked; null when another relay has it just now, or its time has not come. */
  async lock(id: number, now: Date): Promise<Letter | null> {
    const [row] = await this.unitOfWork.query<Letter>(
      `select d.id, d.channel, d.state, d.round, d.attempts, n.topic, n.number, n.link, n.due_on as "dueOn", n.caused_at as "causedAt",
              coalesce(s.language, 'it') as language, p.token as "unsubscribeToken",
              case when d.organisation_id is not null then o.pec when u.disabled_at is null then
                case d.channel when 'email' then u.email else s.pec end end as address
         from notification_deliveries d
         join notifications n on n.id = d.notification_id
         left join users u on u.id = d.user_id
         left join notification_settings s on s.user_id = d.user_id
         left join organisations o on o.id = d.organisation_id
         left join subscriptions p on p.user_id = d.user_id and p.topic = n.topic
        where d.id = $1 and d.state in ('queued', 'sending') and d.next_attempt_at <= $2
          for update of d skip locked`,
      [id, now],
    );
    return row ?? null;
  }

  /** Whether the letter is still the attempt that began: a receipt or another relay may have moved it on meanwhile. */
  async lockAttempt(id: number, round: number, attempts: number): Promise<boolean> {
    const rows = await this.unitOfWork.query(
      `select id from notification_deliveries where id = $1 and round = $2 and attempts = $3 and state = 'sending' for update`,
      [id, round, attempts],
    );
    return rows.length > 0;
  }

  async move(id: number, { state, reason, attempts, nextAttemptAt }: NextState, now: Date): Promise<void> {
    await this.unitOfWork.execute(
      `update notification_deliveries set state = $2, reason = $3, attempts = $4, next_attempt_at = $5, changed_at = $6 where id = $1`,
      [id, state, reason, attempts, nextAttemptAt, now],
    );
  }

  async note(id: number, { event, messageId, address, detail }: AttemptEvent): Promise<void> {
    await this.unitOfWork.execute(
      `insert into notification_attempts (delivery_id, event, message_id, address, detail) values ($1, $2, $3, $4, $5)`,
      [id, event, messageId, address, detail?.slice(0, LONGEST_DETAIL) ?? null],
    );
  }
}
