import type { ApplicantKind, OpinionDocumentState } from './opinion-codes.js';

export const REQUIRED_DOCUMENT_STATES = ['missing', 'present', 'not_readable', 'accepted'] as const;
export type RequiredDocumentState = (typeof REQUIRED_DOCUMENT_STATES)[number];

/** By which somebody who is no office acts for the minor. */
export const TITLE_DOCUMENT = 'title';
/** Kinds that no rule asks for: what answers a request or a notice, and whatever else the author finds useful. */
const FREE_KINDS = ['answer', 'other'] as const;

/** How each document that the rule asks for stands; a title is asked of everybody but social services. */
export function requiredDocuments(
  kinds: readonly string[],
  applicantKind: ApplicantKind,
  documents: readonly { readonly kind: string; readonly state: OpinionDocumentState }[],
): { readonly kind: string; readonly state: RequiredDocumentState }[] {
  return [...kinds, ...(applicantKind === 'social_services' ? [] : [TITLE_DOCUMENT])].map((kind) => {
    const states = documents.filter((document) => document.kind === kind).map(({ state }) => state);
    const state = (['accepted', 'present', 'not_readable'] as const).find((one) => states.includes(one));
    return { kind, state: state ?? 'missing' };
  });
}

/** Kinds that the author may upload: those of the rule, those asked for later, a title, and the free ones. */
export const uploadableKinds = (required: readonly string[], asked: readonly string[]): string[] => [
  ...new Set([...required, ...asked, TITLE_DOCUMENT, ...FREE_KINDS]),
];
