import type { Dictionary } from '../i18n/dictionary';

export const terms: Dictionary['terms'] = {
  simCode: {
    term: 'SIM code',
    text: 'Eight symbols that identify the record of a minor for ever, for example 2A3C-4D5E. They hold no data of the person; the last one reveals typing errors.',
  },
  report: {
    term: 'Report',
    text: 'The notice by which an authority or a worker makes the presence of an unaccompanied foreign minor known. Its day opens the record.',
  },
  entry: {
    term: 'Entry',
    text: 'The arrival in Italy: when, where and how (landing, border, found inland). It may be earlier than the report.',
  },
  birthDateQuality: {
    term: 'Quality of the birth date',
    text: 'How certain the date is: documented, declared by the minor, presumed (an estimate) or attributed (by the decision on the age).',
  },
  alias: {
    term: 'Alias',
    text: 'Other names or spellings under which the same person was registered. They help to find the person.',
  },
  cui: {
    term: 'Individual code (CUI)',
    text: 'The code that the fingerprint archive gives to a person whose prints were taken.',
  },
  taxCode: {
    term: 'Tax code',
    text: 'The code of the tax registry: needed for the health service and for school.',
  },
  responsibleMunicipality: {
    term: 'Responsible municipality',
    text: 'The municipality in charge of the minor and of the reception, also when the minor sleeps elsewhere.',
  },
  placement: {
    term: 'Placement',
    text: 'The first accommodation in a facility, with a foster family or a private person.',
  },
  stay: {
    term: 'Stay',
    text: 'The days spent in one place, from the day of arrival to the day before the next movement.',
  },
  transfer: {
    term: 'Transfer',
    text: 'The move from one place of reception to another. The minor is counted in the former one until the day of the move.',
  },
  absconding: {
    term: 'Absconding',
    text: 'The minor has left the place of reception and nobody knows where to. From that day the minor is not counted as present.',
  },
  foundAgain: {
    term: 'Found again',
    text: 'The minor who had absconded was found and has a place of reception again.',
  },
  exit: {
    term: 'Exit',
    text: 'The minor leaves the system before 18, for a reason: reunification, return, and others. Majority is no exit: it is computed.',
  },
  majority: {
    term: 'Majority',
    text: 'From the 18th birthday on the person is no longer counted among the minors. The system computes it from the birth date.',
  },
  census: {
    term: 'Present and registered',
    text: 'The minors who on a given day have a place of reception and are under 18.',
  },
  knownAt: {
    term: 'As known at',
    text: 'Data are corrected over time: the same day may give different figures depending on when one looks. Here that moment is chosen.',
  },
  guardian: {
    term: 'Guardian',
    text: 'The adult appointed by the juvenile court who represents the minor and looks after their interests.',
  },
  managingBody: {
    term: 'Managing body',
    text: 'The organisation that runs one or more reception facilities.',
  },
  places: {
    term: 'Places',
    text: 'The places authorised for minors in a facility. They change over time: each figure counts from a day on.',
  },
};
