/**
 * What somebody may be told of. The list is closed: a notification has no words of its own, they are made of the topic when it is shown or sent,
 * so that no personal data can enter an e-mail (art. 5(1)(c) Reg. (EU) 2016/679, data minimisation).
 */
export const NOTIFICATION_TOPICS = [
  'opinion_submitted',
  'opinion_admitted',
  'opinion_not_receivable',
  'opinion_assigned',
  'opinion_integration_requested',
  'opinion_integration_answered',
  'opinion_notice_given',
  'opinion_notice_answered',
  'opinion_proposed',
  'opinion_sent_back',
  'opinion_decided',
  'opinion_withdrawn',
  'opinion_archived',
  'opinion_reexamined',
  'applicant_confirmed',
  'applicant_refused',
  'obligation_due',
  'obligation_overdue',
  'obligation_escalated',
  'assistance_asked',
  'assistance_answered',
  'transfer_proposed',
  'transfer_accepted',
  'transfer_refused',
  'release_published',
  'monthly_report_ready',
  'half_yearly_report_ready',
  'release_verification_failed',
  'quality_run_failed',
  'job_failed',
] as const;
export type NotificationTopic = (typeof NOTIFICATION_TOPICS)[number];

/** By which way a letter leaves. `pec`: certified e-mail, with receipts of acceptance and delivery (D.P.R. 68/2005). */
export const NOTIFICATION_CHANNELS = ['email', 'pec'] as const;
export type NotificationChannel = (typeof NOTIFICATION_CHANNELS)[number];

/** Topics that start or end a term for the addressee: where a PEC address is known, they go there too. */
const CERTIFIED: readonly NotificationTopic[] = [
  'opinion_not_receivable',
  'opinion_integration_requested',
  'opinion_notice_given',
  'opinion_decided',
];
export const isCertified = (topic: NotificationTopic): boolean => CERTIFIED.includes(topic);

/** queued → sending → sent → (PEC) accepted → delivered; failed from any. An administrator sends a failed one again: queued. */
export const DELIVERY_STATES = ['queued', 'sending', 'sent', 'accepted', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Why a letter failed for good. */
export const DELIVERY_FAILURES = [
  'no_address',
  'refused',
  'gave_up',
  'too_old',
  'pec_not_accepted',
  'pec_not_delivered',
  'pec_virus',
] as const;
export type DeliveryFailure = (typeof DELIVERY_FAILURES)[number];

/** Attempts in one round: with {@link retryDelayMs} the last comes about forty hours after the first. */
export const MAX_ATTEMPTS = 12;

const MINUTE_MS = 60_000;
/** Minutes between the attempt of that place and the next. */
const RETRY_MINUTES = [1, 2, 5, 10, 20, 30, 60, 120, 240, 480, 1440, 1440];

/**
 * How long to wait after a failed attempt.
 * @param attempt 1 after the first
 * @param chance 0 to 1, spreads the attempts of many letters: the delay varies by a fifth either way
 */
export function retryDelayMs(attempt: number, chance: number): number {
  const minutes = RETRY_MINUTES[Math.min(attempt, RETRY_MINUTES.length) - 1] ?? 1;
  return Math.round(minutes * MINUTE_MS * (0.8 + 0.4 * chance));
}

/**
 * How long an outcome is waited for before a letter that was being sent is sent again. A PEC provider answers by a receipt, so that a letter that it
 * did take is known of within minutes; an ordinary server says nothing more.
 */
export const OUTCOME_WAIT_MS: Readonly<Record<NotificationChannel, number>> = {
  email: 10 * MINUTE_MS,
  pec: 120 * MINUTE_MS,
};

/** Letters older than this are not sent by themselves any more (a mail server configured after months must not flood people); by an administrator, yes. */
export const SEND_WITHIN_MS = 15 * 24 * 60 * MINUTE_MS;

const NUMBER = /^(?=.*[0-9])[A-Z0-9][A-Z0-9/.-]{0,29}$/;
const LINK = /^\/[A-Za-z0-9/_-]{0,150}$/;

/** Whether the text can be a number of a request or a document; a name cannot. */
export const isNotificationNumber = (text: string): boolean => NUMBER.test(text);
/** Whether the text is a path within SIM, without a query. */
export const isNotificationLink = (text: string): boolean => LINK.test(text);
