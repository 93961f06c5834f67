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

  /** @returns how many open bodies have the name; nothing is changed unless it is one */
  async setPec(organisation: string, pec: string | null): Promise<number> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from organisations where name = $1 and closed_at is null`,
      [organisation],
    );
    const [only] = rows;
    if (rows.length === 1 && only !== undefined)
      await this.unitOfWork.execute(`update organisations set pec = $2 where id = $1`, [only.id, pec]);
    return rows.length;
  }
}
