import type { Words } from '../i18n/words';

const KNOWN = ['identity_document', 'permit', 'guardianship', 'integration_path', 'title', 'answer', 'other'] as const;

/** A kind of document in words; one that an officer made up as he or she wrote it. */
export function documentTitle(words: Words, kind: string): string {
  const known = KNOWN.find((one) => one === kind);
  return known === undefined ? kind.replaceAll('_', ' ') : words.of(`opinions.documentKinds.${known}`);
}
