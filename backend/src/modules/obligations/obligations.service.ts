import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../domain/calendar-date.js';
import type { Role } from '../../domain/codes.js';
import { isNotificationLink, isNotificationNumber } from '../../domain/notification.js';
import { type ObligationKind, type ObligationState, REMIND_DAYS } from '../../domain/obligation.js';
import { Clock } from '../../platform/clock.js';
import { type LatenessOfKind, ObligationsRepository } from './obligations.repository.js';

export interface ObligationSubject {
  readonly type: 'opinion_request';
  readonly id: number;
}

/** A person, a body, or those who hold a role. */
export type ObligationOwner =
  { readonly userId: number } | { readonly organisationId: number } | { readonly role: Role };

export interface NewObligation {
  readonly subject: ObligationSubject;
  readonly kind: ObligationKind;
  /** Last day in time (Europe/Rome). */
  readonly dueOn: CalendarDate;
  readonly owner: ObligationOwner;
  /** Number and page of the subject, as in a notification. */
  readonly number: string;
  readonly link: string;
  /** Days before the due day on which its owner is reminded; {@link REMIND_DAYS} unless the rule says otherwise. */
  readonly remindDays?: readonly number[];
}

export interface OpenObligation {
  readonly id: number;
  readonly state: Extract<ObligationState, 'open' | 'suspended'>;
  readonly dueOn: CalendarDate;
  readonly sinceOn: CalendarDate;
}

/** Deadlines. Every method is called inside the caller's unit of work, whose actor need not see the deadline. */
@Injectable()
export class Obligations {
  constructor(
    private readonly repository: ObligationsRepository,
    private readonly clock: Clock,
  ) {}

  /** One of a kind may be open on a subject at a time. @returns its key @throws Error when number or link could carry words */
  async open({ remindDays = REMIND_DAYS, ...obligation }: NewObligation): Promise<number> {
    const { number, link } = obligation;
    if (!isNotificationNumber(number) || !isNotificationLink(link))
      throw new Error('A deadline carries the number and the page of its subject, nothing else');
    return this.repository.open({ ...obligation, remindDays }, this.clock.today());
  }

  /** The open or suspended one of a kind; null when there is none. */
  find(subject: ObligationSubject, kind: ObligationKind): Promise<OpenObligation | null> {
    return this.repository.findOpen(subject, kind);
  }

  /** From now on it is silent. @throws Error when it is closed */
  async suspend(id: number): Promise<void> {
    await this.change(id, 'suspended', null);
  }

  /** Runs again with a new due day, which the caller has worked out (domain/deadlines). @throws Error when it is closed */
  async resume(id: number, dueOn: CalendarDate): Promise<void> {
    await this.change(id, 'open', dueOn);
  }

  /** Met (late, when the due day has passed) or cancelled. @returns false when none of the kind is open */
  async close(subject: ObligationSubject, kind: ObligationKind, how: 'met' | 'cancelled'): Promise<boolean> {
    const found = await this.repository.findOpen(subject, kind);
    if (found === null) return false;
    return this.repository.change(found.id, how, null, this.clock.today());
  }

  /** How deadlines that fell due in a period (both days included) were kept, by kind. Seen by the Directorate-General only. */
  lateness(from: CalendarDate, to: CalendarDate): Promise<LatenessOfKind[]> {
    return this.repository.lateness(from, to, this.clock.today());
  }

  private async change(id: number, state: ObligationState, dueOn: CalendarDate | null): Promise<void> {
    if (!(await this.repository.change(id, state, dueOn, this.clock.today())))
      throw new Error(`Deadline ${String(id)} is closed`);
  }
}
