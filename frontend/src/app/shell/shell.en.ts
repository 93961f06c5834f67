import type { Dictionary } from '../i18n/dictionary';

export const shell: Dictionary['shell'] = {
  ministry: 'Ministry of Labour and Social Policies',
  directorate: 'Directorate-General for migration policies and for the social and labour inclusion of migrants',
  language: 'Language',
  menu: 'Menu',
  groups: { reception: 'Facilities', opinions: 'Opinions art. 32', data: 'Data', administration: 'Administration' },
  mainNavigation: 'Main navigation',
  breadcrumb: 'Breadcrumb',
  skipToContent: 'Skip to main content',
  skipToNavigation: 'Skip to navigation',
  skipToFooter: 'Skip to footer',
  assistance: 'Help desk',
  version: 'Version {{version}}',
  demonstration: {
    title: 'Demonstration.',
    text: 'People, facilities and movements are invented. Do not enter real data.',
  },
  notFound: {
    title: 'Page not found',
    text: 'The page does not exist, or the profile in use may not open it.',
    home: 'Back to the home page',
  },
};
