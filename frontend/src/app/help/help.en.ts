import type { Dictionary } from '../i18n/dictionary';

export const help: Dictionary['help'] = {
  nav: 'Help',
  title: 'Help',
  lead: 'How to do what is done most often, and what the words of SIM mean.',
  what: 'What it means: {{term}}',
  howTos: 'How to',
  words: 'The words of SIM',
  ask: 'Not enough? Ask for assistance',
  askText: 'The SIM desk of the Directorate-General answers requests, which your body can read again.',
  roles: {
    case: {
      title: 'Register and update a minor',
      one: 'Search first, by name or SIM code: another body may have registered the minor already.',
      two: 'If the minor is not there, use “Register a minor” and say at least what is known today.',
      three: 'Placements, transfers and abscondings are registered from the record, under “What can be done now”.',
    },
    municipality: {
      title: 'Manage facilities and people of the municipality',
      one: 'Under “Facilities” the facilities of the territory and their places are registered, with the day from which they count.',
      two: 'A facility is closed once no minor is present there any more.',
      three:
        'Under “Users” people of the municipality and its facilities are invited, access is suspended, and reviewed twice a year.',
    },
    reading: {
      title: 'Read the data',
      one: 'The census counts the minors present on a day, as known at a given moment.',
      two: 'Monthly reports are read as a page or downloaded as CSV and XLSX.',
      three: 'Each reading of a record is written down: a record is opened only when the work needs it.',
    },
  },
};
