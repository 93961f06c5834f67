import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { NewNotification } from './notifications.service.js';

/** Writes notifications; the addressees are found by the database (app.notify). */
@Injectable()
export class NotificationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** @returns the letters to be sent */
  async add(notification: NewNotification & { readonly byPec: boolean }): Promise<number[]> {
    const { to, topic, number, link, dueOn = null, byPec } = notification;
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select app.notify($1, $2, $3, $4, $5, $6, $7, $8) as id`,
      [
        topic,
        number,
        link,
        dueOn,
        'userId' in to ? to.userId : null,
        'organisationId' in to ? to.organisationId : null,
        'role' in to ? to.role : null,
        byPec,
      ],
    );
    return rows.map(({ id }) => id);
  }
}
