import { LEGAL_NOTES, textInForce } from './dated-texts.js';
import type { ReportReader } from './definition/report-reader.js';
import { inWords } from './italian.js';
import type { ReportNote } from './report-model.js';

/** Which articles the census rests on, on the day of the report. */
export const legalNote = ({ context }: ReportReader): ReportNote => ({
  mark: '1',
  text: textInForce(LEGAL_NOTES, context.period.last),
});

export const COUNTING_NOTE: ReportNote = {
  mark: null,
  text:
    'Sono conteggiati i minori segnalati, collocati e non ancora diciottenni alla data indicata; ' +
    'chi compie 18 anni in quel giorno non è conteggiato. ' +
    'Le percentuali sono arrotondate e possono non sommare a 100.',
};

/** How many birth dates are presumed: where only the year is known the first of January is written. */
export const presumedText = (read: ReportReader): string =>
  `Date di nascita presunte al 1° gennaio tra i minori conteggiati: ${read.text('presumed-new-year', 'presumed')}. ` +
  "Si indica il 1° gennaio quando è noto soltanto l'anno di nascita.";

/** Printed in January: the children with a presumptive birth date turn 18 all on the first of the month. */
export function januaryText(read: ReportReader): string {
  const turned = (quality?: string): string => read.text('turned-new-year', quality ?? 'total');
  const split = inWords(read.count('turned-new-year'), turned(), {
    none: 'Nessun minore presente al 31 dicembre ha compiuto 18 anni il 1° gennaio',
    one: 'Un minore presente al 31 dicembre ha compiuto 18 anni il 1° gennaio',
    many: '{} minori presenti al 31 dicembre hanno compiuto 18 anni il 1° gennaio',
  });
  return (
    `${split} (data documentata: ${turned('documented')}; dichiarata: ${turned('declared')}; ` +
    `presunta: ${turned('presumed')}; attribuita dal tribunale: ${turned('attributed')}) e non sono più conteggiati: ` +
    'il calo rispetto al mese precedente dipende anche da queste date.'
  );
}
