import type { Dictionary } from '../i18n/dictionary';

export const accessibility: Dictionary['accessibility'] = {
  title: 'Accessibility declaration',
  lead: 'SIM is made to be used by everyone, under law no. 4 of 9 January 2004 and the AgID guidelines.',
  state: {
    title: 'State of conformity',
    text: 'The service aims at conformity with EN 301549 and WCAG 2.1, level AA. The official declaration on the AgID form is to be filled in by the body before the service goes live.',
  },
  method: {
    title: 'How it was checked',
    text: 'Each page is checked by an automatic tool (axe-core) at every change of the program, and by use of the keyboard alone. Checks with people who use assistive technology are still to be made.',
  },
  limits: {
    title: 'Known limits',
    text: 'The XLSX and CSV files of the reports have had no accessibility check of their own; the same tables can be read as web pages.',
  },
  feedback: {
    title: 'Feedback',
    text: 'To report an accessibility problem or ask for something in another format, write to the help desk, naming the page and the technology you use.',
  },
};
