import type { FormControl, FormGroup, NonNullableFormBuilder, ValidatorFn } from '@angular/forms';
import type {
  OpinionNotDueCase,
  OpinionRuleBodyDto,
  OpinionRuleDto,
  RuleClosing,
  RuleDayKind,
  RuleUnit,
} from '../../../api/models';
import { filled, validDay } from '../../ui/validators';

export const CASES: readonly OpinionNotDueCase[] = [
  'three_years_and_project',
  'fostered_to_relative',
  'prosieguo',
  'protection',
];

/** Numbers of a version with what the server takes. */
export const NUMBERS = {
  opensBefore: [0, 730],
  closesAfter: [0, 730],
  presenceYears: [1, 18],
  projectYears: [1, 18],
  kinshipDegree: [1, 6],
  answerDays: [1, 365],
  integrationDays: [1, 180],
  noticeDays: [1, 90],
} as const;
export type RuleNumber = keyof typeof NUMBERS;

export type RuleForm = FormGroup<
  Record<RuleNumber | 'code' | 'validFrom' | 'validTo' | 'legalSource' | 'note', FormControl<string>> &
    Record<OpinionNotDueCase | 'silenceAssent' | 'saturdayMovesOn' | 'toVerify', FormControl<boolean>> & {
      opensBeforeUnit: FormControl<RuleUnit>;
      closesAfterUnit: FormControl<RuleUnit>;
      closesFrom: FormControl<RuleClosing>;
      answerDayKind: FormControl<RuleDayKind>;
      requiredDocuments: FormControl<string>;
      reminderDays: FormControl<string>;
    }
>;

/** @param later refuses a first day that has come */
export function ruleForm(builder: NonNullableFormBuilder, later: ValidatorFn): RuleForm {
  const number = (name: RuleNumber): FormControl<string> => builder.control('', [filled, within(NUMBERS[name])]);
  return builder.group({
    code: ['', [filled, matching(/^[a-z0-9][a-z0-9-]{2,40}$/)]],
    validFrom: ['', [filled, validDay, later]],
    validTo: ['', validDay],
    opensBefore: number('opensBefore'),
    opensBeforeUnit: builder.control<RuleUnit>('days'),
    closesAfter: number('closesAfter'),
    closesAfterUnit: builder.control<RuleUnit>('days'),
    closesFrom: builder.control<RuleClosing>('permit_expiry'),
    three_years_and_project: builder.control<boolean>(true),
    fostered_to_relative: builder.control<boolean>(true),
    prosieguo: builder.control<boolean>(true),
    protection: builder.control<boolean>(true),
    presenceYears: number('presenceYears'),
    projectYears: number('projectYears'),
    kinshipDegree: number('kinshipDegree'),
    requiredDocuments: ['', [filled, matching(/^[a-z_]{2,40}(?:[\s,]+[a-z_]{2,40})*\s*$/)]],
    answerDays: number('answerDays'),
    answerDayKind: builder.control<RuleDayKind>('calendar'),
    silenceAssent: builder.control<boolean>(false),
    integrationDays: number('integrationDays'),
    noticeDays: number('noticeDays'),
    saturdayMovesOn: builder.control<boolean>(false),
    reminderDays: ['', matching(/^(?:\d{1,3}(?:[\s,]+\d{1,3})*)?\s*$/)],
    legalSource: ['', filled],
    note: '',
    toVerify: builder.control<boolean>(true),
  });
}

/** What a version says, put into the form; a new one has its own name and days. */
export function fillForm(form: RuleForm, rule: OpinionRuleDto, isNew: boolean): void {
  form.patchValue({
    code: isNew ? '' : rule.code,
    validFrom: isNew ? '' : rule.validFrom,
    validTo: isNew ? '' : (rule.validTo ?? ''),
    opensBefore: String(rule.opensBefore),
    opensBeforeUnit: rule.opensBeforeUnit,
    closesAfter: String(rule.closesAfter),
    closesAfterUnit: rule.closesAfterUnit,
    closesFrom: rule.closesFrom,
    three_years_and_project: rule.notDueCases.includes('three_years_and_project'),
    fostered_to_relative: rule.notDueCases.includes('fostered_to_relative'),
    prosieguo: rule.notDueCases.includes('prosieguo'),
    protection: rule.notDueCases.includes('protection'),
    presenceYears: String(rule.presenceYears),
    projectYears: String(rule.projectYears),
    kinshipDegree: String(rule.kinshipDegree),
    requiredDocuments: rule.requiredDocuments.join(', '),
    answerDays: String(rule.answerDays),
    answerDayKind: rule.answerDayKind,
    silenceAssent: rule.silenceAssent,
    integrationDays: String(rule.integrationDays),
    noticeDays: String(rule.noticeDays),
    saturdayMovesOn: rule.saturdayMovesOn,
    reminderDays: rule.reminderDays.join(', '),
    legalSource: isNew ? '' : rule.legalSource,
    note: isNew ? '' : (rule.note ?? ''),
    toVerify: isNew ? true : rule.toVerify,
  });
}

export function bodyOf(form: RuleForm): OpinionRuleBodyDto {
  const value = form.getRawValue();
  return {
    code: value.code.trim(),
    validFrom: value.validFrom,
    validTo: value.validTo || null,
    opensBefore: Number(value.opensBefore),
    opensBeforeUnit: value.opensBeforeUnit,
    closesAfter: Number(value.closesAfter),
    closesAfterUnit: value.closesAfterUnit,
    closesFrom: value.closesFrom,
    notDueCases: CASES.filter((one) => value[one]),
    presenceYears: Number(value.presenceYears),
    projectYears: Number(value.projectYears),
    kinshipDegree: Number(value.kinshipDegree),
    requiredDocuments: wordsOf(value.requiredDocuments),
    answerDays: Number(value.answerDays),
    answerDayKind: value.answerDayKind,
    silenceAssent: value.silenceAssent,
    integrationDays: Number(value.integrationDays),
    noticeDays: Number(value.noticeDays),
    saturdayMovesOn: value.saturdayMovesOn,
    reminderDays: wordsOf(value.reminderDays).map(Number),
    legalSource: value.legalSource.trim(),
    note: value.note.trim() || null,
    toVerify: value.toVerify,
  };
}

const wordsOf = (text: string): string[] => text.split(/[\s,]+/).filter((word) => word !== '');

const within =
  ([least, most]: readonly [number, number]): ValidatorFn =>
  ({ value }) =>
    typeof value === 'string' &&
    value.trim() !== '' &&
    (!/^\d{1,4}$/.test(value.trim()) || Number(value) < least || Number(value) > most)
      ? { out_of_range: true }
      : null;

const matching =
  (form: RegExp): ValidatorFn =>
  ({ value }) =>
    typeof value === 'string' && value.trim() !== '' && !form.test(value.trim()) ? { invalid_value: true } : null;
