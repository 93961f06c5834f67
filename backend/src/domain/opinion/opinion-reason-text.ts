import { type CalendarDate, formatLongItalian } from '../calendar-date.js';
import type { OpinionAssessment } from './assess-opinion.js';
import type { OpinionRule } from './opinion-rule.js';

/**
 * The assessment in a sentence, as an applicant reads it; the only place where it is written.
 * @param today the day for which it was made
 */
export function opinionReasonItalian(assessment: OpinionAssessment, rule: OpinionRule, today: CalendarDate): string {
  const { reason, evidence, windowFrom, windowTo } = assessment;
  const window = `dal ${formatLongItalian(windowFrom)} al ${formatLongItalian(windowTo)}`;
  const unknown = evidence.permitUnknown
    ? ' La scadenza del permesso di soggiorno non è indicata: l’ultimo giorno è calcolato dal compimento dei 18 anni.'
    : '';
  switch (reason) {
    case 'three_years_and_project':
      return (
        `Il parere non va chiesto: al compimento dei 18 anni (${formatLongItalian(evidence.majorityOn)}) risultano almeno ${years(rule.presenceYears)} ` +
        `di presenza in Italia e almeno ${years(rule.projectYears)} di progetto di integrazione.`
      );
    case 'fostered_to_relative':
      return `Il parere non va chiesto: il minore è affidato a un parente entro il ${ordinal(rule.kinshipDegree)} grado.`;
    case 'prosieguo':
      return 'Il parere non va chiesto: il Tribunale per i minorenni ha disposto il prosieguo amministrativo.';
    case 'protection':
      return 'Il parere non va chiesto: a 18 anni il titolo di soggiorno è per asilo, protezione sussidiaria o motivi umanitari.';
    case 'open':
      return `La richiesta si può presentare ${window}.${unknown}`;
    case 'too_early':
      return `È presto: la richiesta si potrà presentare ${window}.${unknown}`;
    case 'too_late':
      return `Il termine è passato: la richiesta si poteva presentare ${window}; oggi è il ${formatLongItalian(today)}.${unknown}`;
    case 'permit_expired_before':
      return (
        `Il permesso di soggiorno scade troppo presto: il termine finirebbe il ${formatLongItalian(windowTo)}, ` +
        `prima che la richiesta si possa presentare (${formatLongItalian(windowFrom)}). Occorre rinnovare il permesso.`
      );
  }
}

const years = (count: number): string => (count === 1 ? 'un anno' : `${String(count)} anni`);

const ORDINALS = ['primo', 'secondo', 'terzo', 'quarto', 'quinto', 'sesto'];
const ordinal = (degree: number): string => ORDINALS[degree - 1] ?? `${String(degree)}°`;
