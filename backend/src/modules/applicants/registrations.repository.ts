import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import type { RegistrationKind } from './applicants.dto.js';

export interface NewRegistration {
  readonly email: string;
  readonly displayName: string;
  readonly kind: RegistrationKind;
  readonly bodyName: string | null;
  readonly phone: string | null;
  readonly language: 'it' | 'en';
}

export interface Registration extends NewRegistration {
  readonly id: number;
}

/** A registration whose letter is to be written. */
export interface WaitingLetter {
  readonly id: number;
  readonly email: string;
  readonly language: 'it' | 'en';
  /** Somebody signs in by this address already: the letter says so, and holds no link. */
  readonly known: boolean;
}

const COLUMNS = `id, email::text as email, display_name as "displayName", kind, body_name as "bodyName", phone, language`;

/** Registrations before there is an account. All of it runs as the service: nobody is signed in. */
@Injectable()
export class RegistrationsRepository {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  /** How many times the address was given since. */
  async count(email: string, since: Date): Promise<number> {
    const [row] = await this.unitOfWork.query<{ count: number }>(
      `select count(*)::integer as count from applicant_registrations where email = $1 and requested_at > $2`,
      [email, since],
    );
    return row?.count ?? 0;
  }

  async add(registration: NewRegistration, expiresAt: Date): Promise<number> {
    const { email, displayName, kind, bodyName, phone, language } = registration;
    const [row] = await this.unitOfWork.query<{ id: number }>(
      `insert into applicant_registrations (email, display_name, kind, body_name, phone, language, expires_at)
       values ($1, $2, $3, $4, $5, $6, $7) returning id`,
      [email, displayName, kind, bodyName, phone, language, expiresAt],
    );
    if (row === undefined) throw new Error('A registration was not written');
    return row.id;
  }

  /** Keys of registrations whose letter did not leave. */
  async waiting(now: Date, limit: number): Promise<number[]> {
    const rows = await this.unitOfWork.query<{ id: number }>(
      `select id from applicant_registrations where sent_at is null and expires_at > $1 order by id limit $2`,
      [now, limit],
    );
    return rows.map(({ id }) => id);
  }

  /** The token of the letter that is about to leave; the one before it lets nobody in. Null: nothing waits. */
  async begin(id: number, tokenHash: Buffer, now: Date): Promise<WaitingLetter | null> {
    const [row] = await this.unitOfWork.query<WaitingLetter>(
      `with changed as (update applicant_registrations set token_hash = $2 where id = $1 and sent_at is null and expires_at > $3
                          returning id, email, language)
       select c.id, c.email::text as email, c.language, exists (select from users u where u.username = c.email) as known from changed c`,
      [id, tokenHash, now],
    );
    return row ?? null;
  }

  async sent(id: number): Promise<void> {
    await this.unitOfWork.execute(`update applicant_registrations set sent_at = clock_timestamp() where id = $1`, [id]);
  }

  /** Locks the registration, so that its link works once. */
  async findOpen(tokenHash: Buffer, now: Date): Promise<Registration | null> {
    const [row] = await this.unitOfWork.query<Registration>(
      `select ${COLUMNS} from applicant_registrations
        where token_hash = $1 and sent_at is not null and used_at is null and expires_at > $2 for update`,
      [tokenHash, now],
    );
    return row ?? null;
  }

  async register(userId: number, { id, email, kind, bodyName, phone }: Registration): Promise<void> {
    await this.unitOfWork.execute(`update users set email = $2 where id = $1`, [userId, email]);
    await this.unitOfWork.execute(`insert into applicants (user_id, kind, body_name, phone) values ($1, $2, $3, $4)`, [
      userId,
      kind,
      bodyName,
      phone,
    ]);
    await this.unitOfWork.execute(`update applicant_registrations set used_at = clock_timestamp() where id = $1`, [id]);
  }

  /** Removes what ended before. @returns how many */
  clean(before: Date): Promise<number> {
    return this.unitOfWork.execute(`delete from applicant_registrations where expires_at < $1 or used_at < $1`, [
      before,
    ]);
  }
}
