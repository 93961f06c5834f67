import { expect, it } from '@jest/globals';
import { record } from '../record.it';
import { alertWords } from './alert-words';

it.each([
  ['of_age_soon', { days: 1, within: 30 }, 'Compie 18 anni domani'],
  ['of_age_soon', { days: 30, within: 30 }, 'Compie 18 anni tra {{days}} giorni'],
  ['absconded', { days: 0 }, 'Assente per allontanamento da oggi'],
  [
    'beyond_stay_limit',
    { days: 46, limit: 45, extended: 45 },
    'In questo tipo di struttura da {{days}} giorni: il limite è di {{limit}}',
  ],
  ['incomplete', { count: 1 }, 'Scheda incompleta: manca un dato importante'],
  ['no_guardian_request', {}, 'Nessuna richiesta di tutore registrata'],
] as const)('%s with %j has its sentence', (code, facts, sentence) => {
  const sentences: Readonly<Record<string, string>> = record.alerts;
  expect(sentences[alertWords({ code, facts })]).toBe(sentence);
});
