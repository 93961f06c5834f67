import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { checkCodeFrom, formatCheckCode, formatProtocolNumber, readCheckCode } from './check-code.js';
import { TEMPLATE_KINDS } from './document-kind.js';
import { checkGivenValues, sampleValues } from './placeholder.js';
import { checkTemplateText, fillBlocks, fillLine } from './template-text.js';

const plain = (text: string) => [{ text, strong: false }];

describe('a text of a document', () => {
  it('is refused for placeholders that its kind does not have, each named once', () => {
    const errors = checkTemplateText('receipt', {
      title: 'Ricevuta {{numero_richiesta}}',
      body: '{{motivazione}} e {{ motivazione }}, {{pippo}}',
    });
    expect(errors.map(({ field, code, detail }) => [field, code, detail.slice(0, 15)])).toEqual([
      ['body', 'unknown_placeholder', '{{motivazione}}'],
      ['body', 'unknown_placeholder', '{{pippo}} is no'],
    ]);
  });

  it.each([
    ['', 'testo', 'title', 'required'],
    ['titolo', '  \n ', 'body', 'required'],
    ['titolo', 'resta {{aperta', 'body', 'invalid_value'],
    ['titolo', 'chiusa}} e basta', 'body', 'invalid_value'],
    ['t'.repeat(201), 'testo', 'title', 'too_long'],
    ['titolo', 't'.repeat(10_001), 'body', 'too_long'],
  ])('%j with %j is refused', (title, body, field, code) => {
    expect(checkTemplateText('receipt', { title, body })).toMatchObject([{ field, code }]);
  });

  it('is paragraphs, headings and lists; a single line break joins', () => {
    expect(fillBlocks('receipt', 'Prima riga\nseconda riga\n\n## Titolo\nDopo\n- uno\n- due\nFine', {}, 'it')).toEqual([
      { kind: 'paragraph', runs: plain('Prima riga seconda riga') },
      { kind: 'heading', text: 'Titolo' },
      { kind: 'paragraph', runs: plain('Dopo') },
      { kind: 'list', items: [plain('uno'), plain('due')] },
      { kind: 'paragraph', runs: plain('Fine') },
    ]);
  });

  it('prints days in words, in the language of the text', () => {
    const values = { requestDate: '2026-04-01' };
    expect(fillLine('receipt', 'del {{data_richiesta}}', values, 'it')).toBe('del 1° aprile 2026');
    expect(fillLine('receipt', 'of {{ data_richiesta }}', values, 'en')).toBe('of 1 April 2026');
  });

  it('makes one item of each line of a list, and leaves out what is empty', () => {
    const values = { documents: 'Permesso\nDecreto' };
    expect(fillBlocks('receipt', '- {{documenti_presentati}}\n- altro', values, 'it')).toEqual([
      { kind: 'list', items: [plain('Permesso'), plain('Decreto'), plain('altro')] },
    ]);
    expect(fillBlocks('receipt', '- {{documenti_presentati}}\n\n{{richiedente}}', {}, 'it')).toEqual([]);
  });

  it('never takes a value for markup, a placeholder or HTML', () => {
    const nasty = '## no\n- no **no** {{codice_sim}} <b>no</b>';
    const [block] = fillBlocks('receipt', 'Di **{{nome_persona}}**.', { personName: nasty, simCode: 'X' }, 'it');
    expect(block).toEqual({
      kind: 'paragraph',
      runs: [
        { text: 'Di ', strong: false },
        { text: nasty, strong: true },
        { text: '.', strong: false },
      ],
    });
  });

  it('loses no letter of a text without markup', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-zà-ù ,;.'()*]{1,80}$/u), (text) => {
        const words = (value: string) => value.replaceAll(/[\s*]/gu, '');
        const printed = fillBlocks('receipt', text, {}, 'it').flatMap((block) =>
          block.kind === 'paragraph' ? block.runs.map((run) => run.text) : [],
        );
        expect(words(printed.join(''))).toBe(words(text));
      }),
    );
  });
});

describe('the values of a document', () => {
  it('must be there, all of them and no other', () => {
    expect(checkGivenValues('not_receivable', {}).map(({ field }) => field)).toEqual(
      [
        'personName',
        'birthDate',
        'citizenship',
        'simCode',
        'requestNumber',
        'requestDate',
        'applicantName',
        'applicantTitle',
        'addressee',
        'signer',
        'reasons',
      ].map((name) => `values.${name}`),
    );
  });

  it.each(TEMPLATE_KINDS)('that previews of %s invent are values like the real ones', (kind) => {
    const { number, date, office, ...given } = sampleValues(kind);
    expect(checkGivenValues(kind, given)).toEqual([]);
    expect([number, date, office]).not.toContain(undefined);
  });
});

describe('number and check code', () => {
  it('are written for people to read', () => {
    expect(formatProtocolNumber(2026, 123)).toBe('2026/000123');
    expect(formatCheckCode('ABCDEFGHJKMNPQRSTVWX')).toBe('ABCDE-FGHJK-MNPQR-STVWX');
  });

  it('are read as people write them', () => {
    expect(readCheckCode(' abcde-fghjk mnpqr-stvw0 ')).toBe('ABCDEFGHJKMNPQRSTVW0');
    expect(readCheckCode('OIL00')).toBe('01100');
  });

  it('come from 100 bits: each symbol from one byte, all 32 alike', () => {
    expect(checkCodeFrom(Uint8Array.from({ length: 20 }, (_, index) => index))).toBe('0123456789ABCDEFGHJK');
    expect(checkCodeFrom(Uint8Array.from({ length: 20 }, (_, index) => 255 - index))).toBe('ZYXWVTSRQPNMKJHGFEDC');
    expect(() => checkCodeFrom(new Uint8Array(19))).toThrow(RangeError);
  });
});
