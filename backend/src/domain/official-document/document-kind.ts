/** What the Directorate-General issues about a request for an opinion (art. 32 D.Lgs. 286/1998). */
export const DOCUMENT_KINDS = [
  'opinion',
  'integration_request',
  'notice_of_reasons',
  'receipt',
  'not_receivable',
] as const;
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];

/** An opinion has a text for each outcome; every other document one. */
export const TEMPLATE_KINDS = [
  'opinion_favourable',
  'opinion_unfavourable',
  'opinion_not_due',
  'integration_request',
  'notice_of_reasons',
  'receipt',
  'not_receivable',
] as const;
export type TemplateKind = (typeof TEMPLATE_KINDS)[number];

export const isTemplateKind = (text: string): text is TemplateKind =>
  (TEMPLATE_KINDS as readonly string[]).includes(text);

export type DocumentOutcome = 'favourable' | 'unfavourable' | 'not_due';

/** The document that a text belongs to. */
export const documentKindOf = (template: TemplateKind): DocumentKind =>
  template.startsWith('opinion_') ? 'opinion' : (template as DocumentKind);

/** Languages of the texts: Italian is the document; English is the courtesy text that follows it on a receipt. */
export const TEMPLATE_LANGUAGES = ['it', 'en'] as const;
export type TemplateLanguage = (typeof TEMPLATE_LANGUAGES)[number];
