import { describe, expect, it } from '@jest/globals';
import { requiredDocuments, uploadableKinds } from './required-documents.js';

describe('Documents that the rule asks for', () => {
  it('stand as the best of their kind, and as missing without one', () => {
    expect(
      requiredDocuments(['permit', 'guardianship', 'identity_document'], 'social_services', [
        { kind: 'permit', state: 'not_readable' },
        { kind: 'permit', state: 'present' },
        { kind: 'guardianship', state: 'replaced' },
        { kind: 'identity_document', state: 'not_readable' },
        { kind: 'other', state: 'accepted' },
      ]),
    ).toEqual([
      { kind: 'permit', state: 'present' },
      { kind: 'guardianship', state: 'missing' },
      { kind: 'identity_document', state: 'not_readable' },
    ]);
  });

  it('ask for a title from everybody but social services', () => {
    expect(requiredDocuments(['permit'], 'guardian', [])).toEqual([
      { kind: 'permit', state: 'missing' },
      { kind: 'title', state: 'missing' },
    ]);
  });

  it('may be uploaded with what was asked for later, each kind once', () => {
    expect(uploadableKinds(['permit'], ['permit', 'school_report'])).toEqual([
      'permit',
      'school_report',
      'title',
      'answer',
      'other',
    ]);
  });
});
