/** Where a request for the opinion of art. 32 c. 1-bis D.Lgs. 286/1998 stands. */
export const OPINION_STATES = [
  'draft',
  'submitted',
  'admissible',
  'not_receivable',
  'assigned',
  'under_examination',
  'integration_requested',
  'notice_given',
  'proposed',
  'decided',
  'notified',
  'withdrawn',
  'archived',
] as const;
export type OpinionState = (typeof OPINION_STATES)[number];

/** What may be done with a request. Each one done is a dated, authored row that nobody changes. */
export const OPINION_STEPS = [
  'submit',
  'admit',
  'declare_not_receivable',
  'assign',
  'open',
  'request_integration',
  'answer_integration',
  'give_notice',
  'answer_notice',
  'resume',
  'propose',
  'send_back',
  'decide',
  'notify',
  'reexamine',
  'withdraw',
  'archive',
] as const;
export type OpinionStep = (typeof OPINION_STEPS)[number];

/** How a request is answered. The opinion does not bind the Questura (guidelines of 24/02/2017). */
export const OPINION_OUTCOMES = ['favourable', 'unfavourable', 'not_due'] as const;
export type OpinionOutcome = (typeof OPINION_OUTCOMES)[number];

/** The cases in which the opinion is not to be asked (guidelines of 24/02/2017, letters a to d). */
export const NOT_DUE_CASES = ['three_years_and_project', 'fostered_to_relative', 'prosieguo', 'protection'] as const;
export type NotDueCase = (typeof NOT_DUE_CASES)[number];

/**
 * Who may ask: the social services of the municipality in charge, which everybody else must keep informed; on line since 1 July 2025 also
 * guardian, lawyer, community and the former minor.
 */
export const APPLICANT_KINDS = ['social_services', 'guardian', 'lawyer', 'community', 'former_minor'] as const;
export type ApplicantKind = (typeof APPLICANT_KINDS)[number];

/** Whether an applicant may act for the minor: social services by their office, the others by a document that an officer has looked at. */
export const TITLE_STATES = ['by_office', 'to_confirm', 'confirmed', 'refused'] as const;
export type TitleState = (typeof TITLE_STATES)[number];

/** What became of a document: a replaced one stays readable. */
export const OPINION_DOCUMENT_STATES = ['present', 'not_readable', 'accepted', 'replaced'] as const;
export type OpinionDocumentState = (typeof OPINION_DOCUMENT_STATES)[number];
