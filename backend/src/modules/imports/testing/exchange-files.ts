import { join } from 'node:path';
import { projectRoot } from '../../../platform/config/project-root.js';
import type { FileKind } from '../layout/layouts.js';
import { LAYOUTS } from '../layout/layouts.js';

/** Invented persons whose census gives the published figures of 2016 and 2017. */
export const FIXTURES = join(projectRoot, 'backend', 'fixtures', '2016-2017');

/** The three files as text. */
export type ExchangeFiles = Readonly<Record<FileKind, string>>;

/** Two facilities and two minors without fault: M1 absconded and was found again, M2 is in S1. */
const GOOD: Readonly<Record<FileKind, readonly string[]>> = {
  facilities: [
    'S1,Casa Prima,PRIMA_COMUNALE,"Cooperativa ""La Rosa""",082053,Palermo,20,2014-01-01,',
    'S2,Casa Seconda,SAI,Cooperativa Mosaico,058091,Roma,30,2014-01-01,2016-12-31',
  ],
  minors: [
    'M1,Traoré,Fatoumata,F,2000-11-17,DOCUMENTATA,MLI,2016-01-10,SBARCO,082053,2016-01-12,Questura',
    'M2,Bah,Amadou,M,2001-06-03,DICHIARATA,GIN,,,,2016-02-20,',
  ],
  movements: [
    'M1,1,2016-01-12,COLLOCAMENTO,STRUTTURA,S1,,',
    'M1,2,2016-02-10,ALLONTANAMENTO,,,,',
    'M1,3,2016-03-15,RINTRACCIO,STRUTTURA,S2,,',
    'M2,1,2016-03-01,COLLOCAMENTO,STRUTTURA,S1,,',
  ],
};

/** Good files with further rows at their ends; the first further row of minors is line 4, of facilities 4, of movements 6. */
export function exchangeFiles(further: Partial<Record<FileKind, readonly string[]>> = {}): ExchangeFiles {
  const file = (kind: FileKind): string =>
    [LAYOUTS[kind].header.join(','), ...GOOD[kind], ...(further[kind] ?? []), ''].join('\n');
  return { facilities: file('facilities'), minors: file('minors'), movements: file('movements') };
}
