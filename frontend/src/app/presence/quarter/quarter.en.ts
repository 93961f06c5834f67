import type { Dictionary } from '../../i18n/dictionary';

export const quarter: Dictionary['presence']['quarter'] = { title: 'Quarterly list' };
