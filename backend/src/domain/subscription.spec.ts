import { describe, expect, test } from '@jest/globals';
import { linkFor, mayHearOf } from './subscription.js';

const LINKS = { office: '/releases/7', everyone: '/release-calendar' };

describe('a subscription', () => {
  test('to publications is for everyone, to reports for who may read reports', () => {
    expect(mayHearOf('release_published', 'applicant')).toBe(true);
    expect(mayHearOf('monthly_report_ready', 'applicant')).toBe(false);
    expect(mayHearOf('monthly_report_ready', 'prefecture')).toBe(true);
    expect(mayHearOf('half_yearly_report_ready', 'dg_registry')).toBe(false);
  });

  test('links to a page that the person can open', () => {
    expect(linkFor('release_published', ['dg_analyst'], LINKS)).toBe('/releases/7');
    expect(linkFor('release_published', ['municipality'], LINKS)).toBe('/release-calendar');
    expect(linkFor('release_published', ['dg_registry'], LINKS)).toBe('/release-calendar');
    expect(linkFor('release_published', ['municipality', 'dg_head'], LINKS)).toBe('/releases/7');
  });

  test('is silent for who has lost the right meanwhile', () => {
    expect(linkFor('monthly_report_ready', ['applicant'], LINKS)).toBeNull();
    expect(linkFor('release_published', [], LINKS)).toBeNull();
  });
});
