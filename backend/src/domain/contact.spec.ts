import { describe, expect, it } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { contactErrors, inverseRelation, RELATION_KINDS, type Contact } from './contact.js';

const day = parseCalendarDate;
const TODAY = day('2026-11-23');
const LAWYER: Contact = {
  role: 'lawyer',
  party: 'person',
  name: 'Avv. Prova',
  phone: '+39 091 555 0100',
  email: 'avvocato@example.org',
  validFrom: null,
  validTo: null,
  guardianRequestedOn: null,
  guardianAppointedOn: null,
  note: null,
};
const errors = (part: Partial<Contact>): string[] =>
  contactErrors({ ...LAWYER, ...part }, TODAY).map(({ field, code }) => `${field} ${code}`);

describe('A contact', () => {
  it.each<[string, Partial<Contact>, string[]]>([
    ['is right', {}, []],
    ['needs a name', { name: null }, ['name required']],
    ['may be a guardian asked for only', { role: 'guardian', name: null, guardianRequestedOn: day('2026-11-01') }, []],
    [
      'appointed, a guardian has a name',
      { role: 'guardian', name: null, guardianRequestedOn: day('2026-11-01'), guardianAppointedOn: day('2026-11-02') },
      ['name required'],
    ],
    [
      'other than a guardian is not asked for',
      { guardianRequestedOn: day('2026-11-01') },
      ['guardianRequestedOn not_allowed'],
    ],
    [
      'is not appointed before the request',
      { role: 'guardian', guardianRequestedOn: day('2026-11-02'), guardianAppointedOn: day('2026-11-01') },
      ['guardianAppointedOn invalid_period'],
    ],
    [
      'is not appointed tomorrow',
      { role: 'guardian', guardianAppointedOn: day('2026-11-24') },
      ['guardianAppointedOn date_in_future'],
    ],
    [
      'does not end before it begins',
      { validFrom: day('2026-02-01'), validTo: day('2026-01-31') },
      ['validTo invalid_period'],
    ],
    ['has a telephone that can be dialled', { phone: 'chiedere' }, ['phone invalid_value']],
    ['has an address that can be written to', { email: 'avvocato' }, ['email invalid_value']],
  ])('%s', (_what, part, expected) => {
    expect(errors(part)).toEqual(expected);
  });
});

it('a relation turned twice is the same, and only parent and child change', () => {
  for (const kind of RELATION_KINDS) expect(inverseRelation(inverseRelation(kind))).toBe(kind);
  expect(RELATION_KINDS.filter((kind) => inverseRelation(kind) !== kind)).toEqual(['parent', 'child']);
});
