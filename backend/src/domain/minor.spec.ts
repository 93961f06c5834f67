import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { minorDayErrors } from './minor.js';

const day = (text: string) => parseCalendarDate(text);

describe('the days of a minor', () => {
  test.each([
    ['in order are right', '2000-05-10', '2016-02-01', '2016-02-03', []],
    ['may all be one, for a child born on arrival', '2016-02-03', '2016-02-03', '2016-02-03', []],
    ['allow a report on the eve of the 18th birthday', '1998-02-04', null, '2016-02-03', []],
    ['refuse a report on the 18th birthday', '1998-02-03', null, '2016-02-03', ['reportedOn: adult_before_report']],
    ['refuse an entry after the report', '2000-05-10', '2016-02-04', '2016-02-03', ['enteredOn: entry_after_report']],
    ['refuse an entry before the birth', '2010-05-10', '2010-05-09', '2016-02-03', ['enteredOn: before_birth']],
    ['refuse a report in the future', '2005-05-10', null, '2017-01-02', ['reportedOn: date_in_future']],
    [
      'refuse a birth in the future',
      '2017-01-02',
      null,
      '2016-12-31',
      ['birthDate: birth_date_in_future', 'reportedOn: before_birth'],
    ],
  ])('%s', (_, birthDate, enteredOn, reportedOn, expected) => {
    const errors = minorDayErrors(
      { birthDate: day(birthDate), enteredOn: enteredOn === null ? null : day(enteredOn), reportedOn: day(reportedOn) },
      day('2017-01-01'),
    );
    expect(errors.map((error) => `${error.field}: ${error.code}`)).toEqual(expected);
  });
});
