import type { Role } from './codes.js';
import { hasPermission } from './permission.js';

/** What people may ask to hear of by e-mail; each is a topic of the notifications. */
export const SUBSCRIPTION_TOPICS = ['release_published', 'monthly_report_ready', 'half_yearly_report_ready'] as const;
export type SubscriptionTopic = (typeof SUBSCRIPTION_TOPICS)[number];

/** The calendar tells everyone of a publication; a report is for who may read reports. */
export const mayHearOf = (topic: SubscriptionTopic, role: Role): boolean =>
  topic === 'release_published' || hasPermission(role, 'report.read');

/** Pages of what a topic is about, by who may open them. */
export interface SubscriptionLinks {
  /** Page of the Directorate-General's own. */
  readonly office: string;
  /** Page that everyone with the right to hear of it may open. */
  readonly everyone: string;
}

/** The page that a person with these roles can open; null where none of them may hear of the topic (any more). */
export function linkFor(topic: SubscriptionTopic, roles: readonly Role[], links: SubscriptionLinks): string | null {
  const allowed = roles.filter((role) => mayHearOf(topic, role));
  if (allowed.length === 0) return null;
  const isOffice = allowed.some(
    (role) =>
      role.startsWith('dg_') && hasPermission(role, topic === 'release_published' ? 'release.read' : 'report.read'),
  );
  return isOffice ? links.office : links.everyone;
}
