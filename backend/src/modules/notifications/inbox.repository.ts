import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { NotificationTopic } from '../../domain/notification.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';

export interface InboxItem {
  readonly id: number;
  readonly topic: NotificationTopic;
  readonly number: string;
  readonly link: string;
  readonly dueOn: CalendarDate | null;
  readonly at: Date;
  readonly readAt: Date | null;
}

export interface NotificationSettings {
  readonly language: 'it' | 'en';
  readonly pec: string | null;
}

const ITEM = `i.id, n.topic, n.number, n.link, n.due_on as "dueOn", n.caused_at as at, i.read_at as "readAt"
  from inbox_items i join notifications n on n.id = i.notification_id`;

/** The actor's own inbox and settings: row-level security shows no other. */
@Injectable()
export class InboxRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  page(onlyUnread: boolean, before: number | null, limit: number): Promise<InboxItem[]> {
    return this.unitOfWork.query(
      `select ${ITEM} where i.user_id = app.user_id() and ($1::bigint is null or i.id < $1) and (not $2 or i.read_at is null)
        order by i.id desc limit $3`,
      [before, onlyUnread, limit],
    );
  }

  async count(onlyUnread: boolean): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from inbox_items where user_id = app.user_id() and (not $1 or read_at is null)`,
      [onlyUnread],
    );
    return row?.count ?? 0;
  }

  async find(id: number): Promise<InboxItem | null> {
    const [row] = await this.unitOfWork.query<InboxItem>(
      `select ${ITEM} where i.user_id = app.user_id() and i.id = $1`,
      [id],
    );
    return row ?? null;
  }

  /** @param id one item; null: all */
  async markRead(id: number | null): Promise<void> {
    await this.unitOfWork.execute(
      `update inbox_items set read_at = now() where user_id = app.user_id() and read_at is null and ($1::bigint is null or id = $1)`,
      [id],
    );
  }

  async settings(): Promise<NotificationSettings> {
    const [row] = await this.unitOfWork.query<NotificationSettings>(
      `select language, pec from notification_settings where user_id = app.user_id()`,
    );
    return row ?? { language: 'it', pec: null };
  }

  async setSettings({ language, pec }: NotificationSettings): Promise<void> {
    await this.unitOfWork.execute(
      `insert into notification_settings (user_id, language, pec) values (app.user_id(), $1, $2)
       on conflict (user_id) do update set language = excluded.language, pec = excluded.pec`,
      [language, pec],
    );
  }
}
