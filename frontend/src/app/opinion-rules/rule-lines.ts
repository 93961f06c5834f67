import type { OpinionRuleValuesDto, RuleUnit } from '../../api/models';
import { formatDay } from '../i18n/formats';
import type { Words } from '../i18n/words';

/** What a version says, in the order in which it is read. */
export const RULE_LINES = [
  'validFrom',
  'validTo',
  'opens',
  'closes',
  'notDueCases',
  'presenceYears',
  'projectYears',
  'kinshipDegree',
  'requiredDocuments',
  'answer',
  'silenceAssent',
  'integrationDays',
  'noticeDays',
  'saturdayMovesOn',
  'reminderDays',
  'legalSource',
  'note',
  'toVerify',
] as const;
export type RuleLine = (typeof RULE_LINES)[number];

const DOCUMENTS = ['identity_document', 'permit', 'guardianship', 'integration_path'] as const;

/** One line of a version in words. */
export function ruleText(words: Words, line: RuleLine, rule: OpinionRuleValuesDto): string {
  const stretch = (amount: number, unit: RuleUnit): string => words.of(`opinionRules.units.${unit}`, { count: amount });
  const yesNo = (value: boolean): string => words.of(value ? 'opinionRules.yes' : 'opinionRules.no');
  switch (line) {
    case 'validFrom':
      return formatDay(rule.validFrom);
    case 'validTo':
      return rule.validTo === null ? words.of('opinionRules.noEnd') : formatDay(rule.validTo);
    case 'opens':
      return words.of('opinionRules.opens', { stretch: stretch(rule.opensBefore, rule.opensBeforeUnit) });
    case 'closes':
      return words.of(`opinionRules.closes.${rule.closesFrom}`, {
        stretch: stretch(rule.closesAfter, rule.closesAfterUnit),
      });
    case 'notDueCases':
      return rule.notDueCases.map((one) => words.of(`opinionRules.cases.${one}`)).join('; ') || '–';
    case 'presenceYears':
      return String(rule.presenceYears);
    case 'projectYears':
      return String(rule.projectYears);
    case 'kinshipDegree':
      return `${rule.kinshipDegree}°`;
    case 'requiredDocuments':
      return rule.requiredDocuments.map((kind) => documentName(words, kind)).join('; ');
    case 'answer':
      return words.of(`opinionRules.answer.${rule.answerDayKind}`, { count: rule.answerDays });
    case 'silenceAssent':
      return yesNo(rule.silenceAssent);
    case 'integrationDays':
      return stretch(rule.integrationDays, 'days');
    case 'noticeDays':
      return stretch(rule.noticeDays, 'days');
    case 'saturdayMovesOn':
      return yesNo(rule.saturdayMovesOn);
    case 'reminderDays':
      return rule.reminderDays.join(', ') || '–';
    case 'legalSource':
      return rule.legalSource;
    case 'note':
      return rule.note ?? '–';
    case 'toVerify':
      return yesNo(!rule.toVerify);
  }
}

/** Lines on which two versions differ. */
export const changedLines = (
  words: Words,
  before: OpinionRuleValuesDto,
  after: OpinionRuleValuesDto,
): readonly RuleLine[] => RULE_LINES.filter((line) => ruleText(words, line, before) !== ruleText(words, line, after));

/** A kind of document in words; one that an administrator made up as it is written. */
export function documentName(words: Words, kind: string): string {
  const known = DOCUMENTS.find((one) => one === kind);
  return known === undefined ? kind.replaceAll('_', ' ') : words.of(`opinions.documentKinds.${known}`);
}
