import { Inject, Injectable, Logger } from '@nestjs/common';
import {
  MAX_ATTEMPTS,
  type NotificationChannel,
  OUTCOME_WAIT_MS,
  retryDelayMs,
  SEND_WITHIN_MS,
} from '../../domain/notification.js';
import { Clock } from '../../platform/clock.js';
import type { Config } from '../../platform/config/config.js';
import { CONFIG } from '../../platform/config/config.token.js';
import { UnitOfWork } from '../../platform/database/unit-of-work.js';
import {
  MAIL_TRANSPORTS,
  MailFailure,
  type MailMessage,
  type MailTransport,
  type MailTransports,
} from '../../platform/mail/mail-transport.js';
import { JobQueue } from '../../platform/queue/job-queue.js';
import { writeLetter } from './letter.js';
import { type Letter, type NextState, OutboxRepository } from './outbox.repository.js';

/** A letter whose attempt is written down: the server may be called. */
interface Begun extends Letter {
  readonly address: string;
  readonly messageId: string;
}

interface Outcome {
  readonly event: 'sent' | 'deferred' | 'failed';
  readonly detail: string;
}

/** Letters that one sweep asks for: with one a minute, more wait for the next. */
const SWEPT = 500;
/** After a server did not answer, letters of its channel are left where they are for so long: not each must find out by itself. */
const REST_MS = 30_000;

/**
 * Takes letters from the outbox to the mail server. Before the server is called the attempt is committed; after its answer, the outcome. Between the
 * two a dying process leaves a letter of which nobody knows whether it was taken: it is sent again under the same Message-ID once the wait is over
 * (at least once; README).
 */
@Injectable()
export class Relay {
  private readonly logger = new Logger(Relay.name);
  private readonly domain: string;
  private readonly restsUntil: Record<NotificationChannel, number> = { email: 0, pec: 0 };

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly outbox: OutboxRepository,
    private readonly queue: JobQueue,
    private readonly clock: Clock,
    @Inject(MAIL_TRANSPORTS) private readonly transports: MailTransports,
    @Inject(CONFIG) private readonly config: Config,
  ) {
    this.domain = new URL(config.publicUrl).hostname;
  }

  /** After the commit that wrote the letters. What gets lost here the sweep finds. @param round of an administrator's sending again */
  async ask(letters: readonly number[], round = 1, attempts = 0): Promise<void> {
    for (const deliveryId of letters) {
      // One job for each attempt: a job that died in the queue does not stand in the way of the next.
      const id = ['notification', deliveryId, round, attempts].join('-');
      await this.queue.add('notification.send', id, { deliveryId });
    }
  }

  /** Asks for every letter whose time has come: retries, what a crash left between commit and queue, and what died on its way. */
  async sweep(): Promise<void> {
    const channels = this.configured();
    if (channels.length === 0) return;
    const due = await this.unitOfWork.runAsService(() => this.outbox.due(channels, this.clock.now(), SWEPT));
    for (const { id, round, attempts } of due) await this.ask([id], round, attempts);
  }

  /** One attempt at one letter. Does nothing when its time has not come, or another worker has it. */
  async send(id: number): Promise<void> {
    const begun = await this.unitOfWork.runAsService(() => this.begin(id));
    if (begun === null) return;
    const outcome = await this.handOver(begun);
    await this.unitOfWork.runAsService(() => this.end(begun, outcome));
  }

  messageId({ id, round }: Pick<Letter, 'id' | 'round'>): string {
    return `<sim-notification-${String(id)}-${String(round)}@${this.domain}>`;
  }

  configured(): NotificationChannel[] {
    return (['email', 'pec'] as const).filter((channel) => this.transports[channel] !== null);
  }

  private async begin(id: number): Promise<Begun | null> {
    const now = this.clock.now();
    const letter = await this.outbox.lock(id, now);
    // Not configured: it waits, and is shown so. Not answering just now: the sweep asks again.
    if (letter === null || this.transports[letter.channel] === null) return null;
    if (now.getTime() < this.restsUntil[letter.channel]) return null;
    const { address, round, state } = letter;
    const messageId = this.messageId(letter);
    if (state === 'sending') await this.outbox.note(id, { event: 'lost', messageId, address: null, detail: null });
    const refusal = refusalOf(letter, now);
    if (refusal !== null || address === null) {
      const reason = refusal ?? 'no_address';
      await this.outbox.note(id, { event: 'failed', messageId, address, detail: reason });
      await this.outbox.move(id, { state: 'failed', reason, attempts: letter.attempts, nextAttemptAt: now }, now);
      return null;
    }
    const attempts = letter.attempts + 1;
    const nextAttemptAt = new Date(now.getTime() + OUTCOME_WAIT_MS[letter.channel]);
    await this.outbox.note(id, { event: 'started', messageId, address, detail: null });
    await this.outbox.move(id, { state: 'sending', reason: null, attempts, nextAttemptAt }, now);
    return { ...letter, round, attempts, address, messageId };
  }

  private async handOver({ channel, address, messageId, link, unsubscribeToken, ...facts }: Begun): Promise<Outcome> {
    const transport = this.transports[channel];
    if (transport === null) throw new Error(`No transport for ${channel}`);
    const words = writeLetter({
      ...facts,
      address: `${this.config.publicUrl}${link}`,
      unsubscribe: unsubscribeToken === null ? null : `${this.config.publicUrl}/unsubscribe/${unsubscribeToken}`,
    });
    const { unreachable, ...outcome } = await attempt(transport, { messageId, to: address, ...words });
    this.restsUntil[channel] = unreachable ? this.clock.now().getTime() + REST_MS : 0;
    return outcome;
  }

  private async end(begun: Begun, { event, detail }: Outcome): Promise<void> {
    const { id, round, attempts, messageId, address } = begun;
    await this.outbox.note(id, { event, messageId, address, detail });
    // A receipt may have come before the answer was written down.
    if (!(await this.outbox.lockAttempt(id, round, attempts))) return;
    const now = this.clock.now();
    await this.outbox.move(id, this.afterOutcome(event, attempts, now), now);
    if (event !== 'sent') this.logger.warn({ delivery: id, attempts, event, detail }, 'A letter was not taken');
  }

  private afterOutcome(event: Outcome['event'], attempts: number, now: Date): NextState {
    if (event === 'sent') return { state: 'sent', reason: null, attempts, nextAttemptAt: now };
    if (event === 'failed') return { state: 'failed', reason: 'refused', attempts, nextAttemptAt: now };
    if (attempts >= MAX_ATTEMPTS) return { state: 'failed', reason: 'gave_up', attempts, nextAttemptAt: now };
    const wait = retryDelayMs(attempts, Math.random());
    return { state: 'queued', reason: null, attempts, nextAttemptAt: new Date(now.getTime() + wait) };
  }
}

function refusalOf({ state, attempts, round, causedAt }: Letter, now: Date): 'gave_up' | 'too_old' | null {
  // Sent again by an administrator, age no longer counts.
  if (round === 1 && attempts === 0 && now.getTime() - causedAt.getTime() > SEND_WITHIN_MS) return 'too_old';
  return state === 'sending' && attempts >= MAX_ATTEMPTS ? 'gave_up' : null;
}

async function attempt(
  transport: MailTransport,
  message: MailMessage,
): Promise<Outcome & { readonly unreachable: boolean }> {
  try {
    return { event: 'sent', detail: await transport.send(message), unreachable: false };
  } catch (error) {
    if (!(error instanceof MailFailure)) throw error;
    return { event: error.permanent ? 'failed' : 'deferred', detail: error.message, unreachable: error.unreachable };
  }
}
