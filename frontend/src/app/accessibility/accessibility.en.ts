import type { Dictionary } from '../i18n/dictionary';

export const accessibility: Dictionary['accessibility'] = {
  title: 'Accessibility declaration',
  lead: 'The commitment to make SIM accessible, under law no. 4 of 9 January 2004. This page follows the AgID model; the official declaration will be published by the body in charge before the service goes live.',
  state: {
    title: 'State of conformity',
    text: 'The service conforms partially to UNI CEI EN 301549 (WCAG 2.1, level AA), because of the content listed below. This is the result of an internal evaluation: no third party has checked the service yet.',
  },
  limits: {
    title: 'Content that is not accessible',
    text: 'As far as is known today:',
    items: {
      files: 'XLSX and CSV files had no accessibility check of their own. The same tables can be read as web pages.',
      prints: 'Prints and PDFs made by the browser have no verified tags.',
      attachments: 'Documents uploaded by the bodies are published as received.',
    },
  },
  method: {
    title: 'How this declaration was made',
    text: 'Made on 23 November 2026, after an internal evaluation. What was tested:',
    items: {
      automatic:
        'all pages and dialogs with axe-core (rules of WCAG 2.0 and 2.1, A and AA), at 1280 and 390 pixels, at every change of the program;',
      keyboard: 'the main tasks with the keyboard alone, including where the focus goes;',
      motion: 'the preference for reduced motion, and a width of 390 pixels without sideways scrolling.',
    },
    missing: 'Still to be made: tests with screen readers and tests with people with disabilities.',
  },
  feedback: {
    title: 'Report an accessibility problem',
    text: 'Anybody may report a problem or ask for content in an accessible form, also without signing in. If there is no sufficient answer within thirty days, the digital ombudsman may be asked (law 4/2004, art. 3-quinquies).',
    subject: 'What is wrong',
    page: 'Address of the page',
    pageHint: 'What follows the name of the site, for example /minors',
    message: 'Description',
    messageHint:
      'What you wanted to do, what happened, which browser or assistive technology you use. Do not write data of minors.',
    replyTo: 'E-mail for the answer',
    send: 'Send the report',
    done: 'Report sent: number {{id}}.',
    orMail: 'You may also write to',
  },
};
