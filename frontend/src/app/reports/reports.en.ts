import type { Dictionary } from '../i18n/dictionary';

export const reports: Dictionary['reports'] = {
  nav: 'Reports',
  title: 'Monthly reports',
  lead: 'The statistical report of the minors present and counted on the last day of each month.',
  make: 'Read or make a report',
  month: 'Month',
  preview: 'Read',
  makeFiles: 'Make the files',
  made: 'Reports made',
  none: 'No report has been made yet.',
  state: 'State',
  createdAt: 'Asked on',
  files: 'Files',
  download: 'Download the report of',
  downloadXlsx: 'Download XLSX',
  downloadCsv: 'Download CSV',
  monthly: 'Report of {{month}}',
  back: 'Back to the reports',
  states: { queued: 'Waiting', running: 'Running', ready: 'Ready', failed: 'Failed' },
  announce: {
    queued: 'Report of {{month}} asked for.',
    ready: 'Report of {{month}} ready: its files can be downloaded.',
    failed: 'The report of {{month}} failed.',
  },
};
