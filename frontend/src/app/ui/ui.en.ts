import type { Dictionary } from '../i18n/dictionary';

export const ui: Dictionary['ui'] = {
  loading: 'Loading…',
  saving: 'Saving…',
  cancel: 'Back',
  close: 'Close',
  choose: 'Choose…',
  remove: 'Remove',
  optional: 'optional',
  about: 'about',
  choices: '{{count}} proposals: choose with the arrows and Enter',
  noChoices: 'Nothing matches.',
  chart: 'Bar chart: {{title}}. The same figures are in the table beside it.',
  lateReason: {
    label: 'Reason of the delay',
    hint: 'The day is more than {{days}} days ago: say why it is entered only now.',
  },
  day: {
    day: 'Day',
    month: 'Month',
    year: 'Year',
    onlyYear: 'Estimated date: only the year is known.',
    onlyMonth: 'Estimated date: the day is not known.',
  },
  stages: { done: 'done', current: 'under way', ahead: 'to be done' },
  leave: 'Some data are not saved yet. Leave the page?',
};
