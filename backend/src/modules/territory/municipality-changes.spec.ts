import { describe, expect, it } from '@jest/globals';

import { compareMunicipalities, type KnownMunicipality } from './municipality-changes.js';
import type { ListedMunicipality } from './municipality-list.js';

const ON = '2027-01-01';
const PROVINCES = new Set(['001', '018', '024']);

describe('a newer list of municipalities', () => {
  it('changes nothing when it says what is known, in capitals or not', () => {
    const changes = compare([known('001272', 'Torino')], [listed('001272', 'TORINO')]);
    expect(changes).toEqual({ added: [], closed: [], corrected: [], problems: [] });
  });

  it('closes on its day the municipality that it no longer has, and adds the new one', () => {
    const many = Array.from({ length: 20 }, (_, index) => `001${String(index).padStart(3, '0')}`);
    const changes = compare(
      [...many.map((code) => known(code, 'Comune')), known('024027', 'Castegnero')],
      [...many.map((code) => listed(code, 'Comune')), listed('024129', 'Castegnero Nanto', 'M439')],
    );
    expect(changes.closed).toEqual([{ id: '024027', istatCode: '024027', name: 'Castegnero', renamed: false }]);
    expect(changes.added).toEqual([
      { istatCode: '024129', belfiore: 'M439', name: 'Castegnero Nanto', from: ON, to: null },
    ]);
    expect(changes.problems).toEqual([]);
  });

  it('takes both languages of a bilingual name for one name', () => {
    const provinces = new Set(['032']);
    const changes = compareMunicipalities(
      [known('032004', 'San Dorligo della Valle')],
      [listed('032004', 'San Dorligo della Valle-Dolina')],
      provinces,
      ON,
      false,
    );
    expect(changes).toEqual({ added: [], closed: [], corrected: [], problems: [] });
  });

  it('closes the old name and opens the new one under the same code', () => {
    const changes = compare([known('001272', 'Popoli')], [listed('001272', 'Popoli Terme')]);
    expect(changes.closed).toEqual([{ id: '001272', istatCode: '001272', name: 'Popoli', renamed: true }]);
    expect(changes.added).toEqual([
      { istatCode: '001272', belfiore: 'L219', name: 'Popoli Terme', from: ON, to: null },
    ]);
  });

  it('corrects accents and capitals without closing anything, and learns a missing Belfiore code', () => {
    const changes = compare([{ ...known('001272', 'Pian di Sco'), belfiore: null }], [listed('001272', 'Pian di Scò')]);
    expect(changes.closed).toEqual([]);
    expect(changes.corrected).toEqual([{ id: '001272', istatCode: '001272', belfiore: 'L219', name: 'Pian di Scò' }]);
  });

  it('leaves alone what begins after its day, and closes nothing when it is partial', () => {
    const later = { ...known('001300', 'Nuovo'), from: '2027-06-01' };
    expect(compare([later, known('001272', 'Torino')], [listed('001272', 'Torino')]).closed).toEqual([]);
    const partial = compareMunicipalities(
      [known('001272', 'Torino'), known('018001', 'Alagna')],
      [listed('018001', 'Alagna')],
      PROVINCES,
      ON,
      true,
    );
    expect(partial).toEqual({ added: [], closed: [], corrected: [], problems: [] });
  });

  it('is refused when it lacks more than a tenth of the municipalities, or has a code of no province', () => {
    const lacking = compare([known('001272', 'Torino'), known('018001', 'Alagna')], [listed('018001', 'Alagna')]);
    expect(lacking.problems).toEqual([{ line: 0, column: '', value: '1/2', reason: 'list_incomplete' }]);
    const unknown = compare([known('001272', 'Torino')], [listed('001272', 'Torino'), listed('999001', 'Altrove')]);
    expect(unknown.problems).toEqual([{ line: 2, column: '', value: '999001', reason: 'province_unknown' }]);
  });

  it('takes the first day that the archive tells when nothing else has the code by then', () => {
    const changes = compare(
      [known('001272', 'Torino')],
      [listed('001272', 'Torino'), { ...listed('018157', 'Nuova'), since: '2026-03-31' }],
    );
    expect(changes.added).toEqual([
      { istatCode: '018157', belfiore: 'L219', name: 'Nuova', from: '2026-03-31', to: null },
    ]);
  });
});

function compare(rows: KnownMunicipality[], list: ListedMunicipality[]): ReturnType<typeof compareMunicipalities> {
  return compareMunicipalities(rows, list, PROVINCES, ON, false);
}

function known(istatCode: string, name: string): KnownMunicipality {
  return { id: istatCode, istatCode, belfiore: 'L219', name, from: null, to: null };
}

function listed(istatCode: string, name: string, belfiore = 'L219'): ListedMunicipality {
  return { line: 2, istatCode, belfiore, name, since: null };
}
