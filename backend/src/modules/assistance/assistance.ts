import type { AssistanceSide, AssistanceState, AssistanceTopic } from '../../domain/assistance.js';

export interface AssistanceSummary {
  readonly id: number;
  readonly topic: AssistanceTopic;
  readonly subject: string;
  readonly state: AssistanceState;
  /** Null: sent without signing in. */
  readonly organisationName: string | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
  /** Something was written that the side of who asks has not opened yet. */
  readonly unread: boolean;
}

export interface AssistanceMessage {
  readonly id: number;
  readonly fromDesk: boolean;
  readonly authorName: string | null;
  readonly at: Date;
  readonly text: string;
}

export interface AssistanceRecord extends AssistanceSummary {
  /** Null: sent without signing in. */
  readonly authorUserId: number | null;
  readonly organisationId: number | null;
  readonly replyTo: string | null;
  readonly page: string | null;
  readonly correlationId: string | null;
  readonly problemCode: string | null;
}

export interface NewAssistanceRequest {
  readonly topic: AssistanceTopic;
  readonly subject: string;
  readonly page: string | null;
  readonly correlationId: string | null;
  readonly problemCode: string | null;
}

export interface AssistanceFilter {
  readonly state?: AssistanceState | undefined;
  readonly topic?: AssistanceTopic | undefined;
}

/** For whom a list is: the desk sees all, an author's body its own. */
export interface AssistanceViewer {
  readonly side: AssistanceSide;
  readonly organisationId: number | null;
}
