import { describe, expect, it } from '@jest/globals';
import { creationOf, hasPlace } from './movement-draft';

const draft = {
  onDate: '2017-03-01',
  placeKind: 'facility',
  facilityCode: 'S00001',
  municipalityCode: '058091',
  exitReason: 'other',
  note: ' ',
} as const;

describe('what a movement sends', () => {
  it('has a facility or a municipality, never both', () => {
    expect(creationOf('transfer', draft)).toEqual({
      kind: 'transfer',
      onDate: '2017-03-01',
      place: { kind: 'facility', facilityCode: 'S00001' },
    });
    expect(creationOf('placement', { ...draft, placeKind: 'private' })).toEqual({
      kind: 'placement',
      onDate: '2017-03-01',
      place: { kind: 'private', municipalityCode: '058091' },
    });
  });

  it('has no place when the minor is gone, and a reason only when leaving', () => {
    expect(creationOf('absconding', draft)).toEqual({ kind: 'absconding', onDate: '2017-03-01' });
    expect(creationOf('exit', draft)).toEqual({ kind: 'exit', onDate: '2017-03-01', exitReason: 'other' });
  });

  it('has a place when found again', () => {
    expect(hasPlace('found_again')).toBe(true);
    expect(hasPlace('absconding')).toBe(false);
  });
});
