import type { Dictionary } from '../i18n/dictionary';

export const census: Dictionary['census'] = {
  nav: 'Census',
  title: 'Census',
  lead: 'The unaccompanied foreign minors present and counted on a day.',
  on: 'Day of the census',
  onHint: 'A past day too',
  knownDay: 'As known on',
  knownHint: 'Empty: with all that is known today',
  knownTime: 'at',
  knownTimeHint: 'Italian time; empty: end of the day',
  show: 'Show',
  headline: 'minors present and counted on {{day}}',
  knownAt: 'with what had been recorded until {{instant}}',
  announcement: 'Census of {{day}}: {{total}} minors present.',
  empty: 'On this day no minor is present in your territory.',
  others: 'Others',
  total: 'Total',
  years: '{{age}} years',
  by: { sex: 'By sex', age: 'By age', citizenship: 'By citizenship', region: 'By region of reception' },
  heading: { sex: 'Sex', age: 'Age', citizenship: 'Citizenship', region: 'Region', present: 'Present and counted' },
};
