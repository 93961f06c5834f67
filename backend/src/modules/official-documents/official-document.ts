import type { CalendarDate } from '../../domain/calendar-date.js';
import type { DocumentKind, DocumentOutcome, TemplateKind } from '../../domain/official-document/document-kind.js';
import type { DocumentValues, GivenValues } from '../../domain/official-document/placeholder.js';

export interface DocumentSubject {
  readonly type: 'opinion_request';
  readonly id: number;
}

/**
 * A document to be issued: an opinion names its outcome, and each kind its own values (domain/official-document/placeholder.ts). A date is
 * `YYYY-MM-DD`, a list has one entry on each line, and `''` says that there is nothing to say.
 */
export type NewDocument = {
  readonly subject: DocumentSubject;
  /** The day that the document bears: it chooses text and letterhead. */
  readonly on: CalendarDate;
  /** A document of the same subject whose place it takes: that one is valid no longer. */
  readonly supersedes?: number;
} & (
  | OpinionOf<'favourable'>
  | OpinionOf<'unfavourable'>
  | OpinionOf<'not_due'>
  | PlainDocument<'integration_request'>
  | PlainDocument<'notice_of_reasons'>
  | PlainDocument<'receipt'>
  | PlainDocument<'not_receivable'>
);
interface OpinionOf<Outcome extends DocumentOutcome> {
  readonly kind: 'opinion';
  readonly outcome: Outcome;
  readonly values: GivenValues<`opinion_${Outcome}`>;
}
interface PlainDocument<Kind extends Exclude<DocumentKind, 'opinion'>> {
  readonly kind: Kind;
  readonly values: GivenValues<Kind>;
}

export const templateKindOf = (document: NewDocument): TemplateKind =>
  document.kind === 'opinion' ? `opinion_${document.outcome}` : document.kind;

/** How its issuer knows a document again. */
export interface IssuedDocument {
  readonly id: number;
  /** Protocol number: `2026/000123`. */
  readonly number: string;
  /** 20 symbols, without hyphens. */
  readonly checkCode: string;
}

/** `pending`: the worker makes the file; `failed`: some attempts made none, and others follow by themselves. */
export type DocumentState = 'pending' | 'ready' | 'failed';

export interface DocumentSummary {
  readonly id: number;
  readonly kind: DocumentKind;
  readonly number: string;
  /** The day that it bears. */
  readonly dated: CalendarDate;
  /** ISO 8601, UTC. */
  readonly issuedAt: string;
  readonly state: DocumentState;
  /** ISO 8601, UTC; null while it is valid. */
  readonly revokedAt: string | null;
}

export interface Letterhead {
  readonly id: number;
  readonly lines: readonly string[];
  readonly place: string;
}

/** A version of a text. */
export interface TemplateVersion {
  readonly id: number;
  readonly version: number;
  readonly validFrom: CalendarDate;
  readonly title: string;
  readonly body: string;
}

/** All that a file is made of, as frozen on the day of issue. */
export interface FrozenDocument {
  readonly templateKind: TemplateKind;
  readonly number: string;
  readonly checkCode: string;
  readonly dated: CalendarDate;
  readonly letterhead: Omit<Letterhead, 'id'>;
  readonly text: Pick<TemplateVersion, 'title' | 'body'>;
  readonly courtesy: Pick<TemplateVersion, 'title' | 'body'> | null;
  readonly values: DocumentValues;
}
