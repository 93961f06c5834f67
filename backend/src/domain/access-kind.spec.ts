import { expect, it } from '@jest/globals';
import { accessKind } from './access-kind.js';

it.each([
  ['minor.read', 'read'],
  ['minor.history', 'read'],
  ['minor.read_attachments', 'read'],
  ['minor.open_attachment', 'read'],
  ['minor.view_photo', 'read'],
  ['minor.download_attachment', 'export'],
  ['minor.search', 'search'],
  ['minor.list', 'search'],
  ['minor.print', 'print'],
  ['minor.correct', 'change'],
  ['movement.create', 'change'],
])('%s is a %s', (action, kind) => {
  expect(accessKind(action)).toBe(kind);
});
