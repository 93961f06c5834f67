import { describe, expect, test } from '@jest/globals';
import {
  BIRTH_DATE_QUALITIES,
  ENTRY_MODES,
  EXIT_REASONS,
  FACILITY_KINDS,
  MINOR_STATES,
  MOVEMENT_KINDS,
  PLACE_KINDS,
  SEXES,
} from './codes.js';

describe('the names of the exchange files', () => {
  test.each([
    [
      'kinds of facility',
      FACILITY_KINDS,
      ['PRIMA_GOVERNATIVA', 'CAS_MINORI', 'PRIMA_COMUNALE', 'SAI', 'SECONDA_ACCREDITATA', 'SEZIONE_ADULTI'],
    ],
    ['places', PLACE_KINDS, ['STRUTTURA', 'FAMIGLIA_AFFIDATARIA', 'PRIVATO']],
    ['movements', MOVEMENT_KINDS, ['COLLOCAMENTO', 'TRASFERIMENTO', 'ALLONTANAMENTO', 'RINTRACCIO', 'USCITA']],
    [
      'exit reasons',
      EXIT_REASONS,
      [
        'RICONGIUNGIMENTO_FAMILIARE',
        'TRASFERIMENTO_DUBLINO',
        'RELOCATION',
        'RIMPATRIO_VOLONTARIO_ASSISTITO',
        'RIAFFIDAMENTO_GENITORE',
        'ACCERTATO_MAGGIORENNE',
        'DECESSO',
        'ALTRO',
      ],
    ],
    [
      'entries',
      ENTRY_MODES,
      [
        'SBARCO',
        'FRONTIERA_TERRESTRE',
        'FRONTIERA_MARITTIMA',
        'FRONTIERA_AEREA',
        'RITROVAMENTO',
        'RIENTRO_DUBLINO',
        'EVACUAZIONE',
      ],
    ],
    ['birth dates', BIRTH_DATE_QUALITIES, ['DOCUMENTATA', 'DICHIARATA', 'PRESUNTA', 'ATTRIBUITA']],
    ['sexes', SEXES, ['M', 'F']],
  ])('of %s are those published and lead back to their code', (_, table, names) => {
    expect(table.exchangeNames).toEqual(names);
    const read: (name: string) => string | undefined = table.fromExchange;
    expect(names.map(read)).toEqual(table.codes);
  });

  test('are matched exactly', () => {
    expect(MOVEMENT_KINDS.fromExchange('collocamento')).toBeUndefined();
    expect(MOVEMENT_KINDS.toExchange('found_again')).toBe('RINTRACCIO');
    expect(MOVEMENT_KINDS.label('found_again', 'it')).toBe('Rintraccio');
    expect(MINOR_STATES.is('placed')).toBe(true);
    expect(MINOR_STATES.is('toString')).toBe(false);
  });
});
