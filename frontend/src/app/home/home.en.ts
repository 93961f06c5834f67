import type { Dictionary } from '../i18n/dictionary';

export const home: Dictionary['home'] = {
  nav: 'Home',
  title: 'Home page',
  greeting: 'Welcome, {{name}}',
  queues: {
    title: 'At this moment',
    present: 'present and counted',
    reported: 'reported, to be placed',
    absconded: 'absconded, not found',
    seventeen: 'present, aged 17, about to come of age',
  },
  tasks: {
    title: 'What you can do',
    search: 'Find a minor',
    searchText: 'By name, however it is spelt, SIM code or date of birth.',
    register: 'Register a minor',
    registerText: 'Report of a new unaccompanied minor.',
    census: 'Census',
    censusText: 'Who was present on a day, as known today or at an earlier moment.',
    reports: 'Monthly reports',
    reportsText: 'The tables of a month as XLSX and CSV, to read or download.',
    imports: 'Import data',
    importsText: 'Upload of the files of facilities, minors and movements.',
  },
};
