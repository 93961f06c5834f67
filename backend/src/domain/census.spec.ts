import { describe, expect, test } from '@jest/globals';
import { parseCalendarDate } from './calendar-date.js';
import { ageClassOf, countedRegion, takeCensus, type CountedMinor } from './census.js';
import { period } from './period.js';

const day = (text: string) => parseCalendarDate(text);

/** Placed in Sicily on 01/03/2017, transferred to Lazio on 15/03/2017, absconded on 31/03/2017. */
const boy: CountedMinor = {
  sex: 'M',
  birthDate: day('2000-03-15'),
  reportedOn: day('2017-03-01'),
  citizenship: 'EGY',
  stays: [
    { during: period(day('2017-03-01'), day('2017-03-15')), region: 'ITG1' },
    { during: period(day('2017-03-15'), day('2017-03-31')), region: 'ITI4' },
  ],
};
const girl: CountedMinor = {
  ...boy,
  sex: 'F',
  birthDate: day('1999-03-31'),
  citizenship: 'NGA',
  stays: [{ during: period(day('2016-05-01')), region: 'ITG1' }],
};

describe('the count', () => {
  test('of a day holds who is reported, under 18 and in a stay on it', () => {
    expect(countedRegion(boy, day('2017-02-28'))).toBeUndefined();
    expect(countedRegion(boy, day('2017-03-01'))).toBe('ITG1');
    expect(countedRegion(boy, day('2017-03-14'))).toBe('ITG1');
    expect(countedRegion(boy, day('2017-03-15'))).toBe('ITI4');
    expect(countedRegion(boy, day('2017-03-30'))).toBe('ITI4');
    expect(countedRegion(boy, day('2017-03-31'))).toBeUndefined();
  });

  test('does not hold a minor before the report, nor from the 18th birthday on', () => {
    expect(countedRegion(girl, day('2017-02-28'))).toBeUndefined();
    expect(countedRegion(girl, day('2017-03-30'))).toBe('ITG1');
    expect(countedRegion(girl, day('2017-03-31'))).toBeUndefined();
  });

  test('is broken down by sex, age on the day, citizenship and region', () => {
    expect(takeCensus([boy, girl], day('2017-03-15'))).toEqual({
      total: 2,
      bySex: { M: 1, F: 1 },
      byAge: { '17': 2, '16': 0, '15': 0, '7-14': 0, '0-6': 0 },
      byCitizenship: { EGY: 1, NGA: 1 },
      byRegion: { ITI4: 1, ITG1: 1 },
    });
    expect(takeCensus([boy, girl], day('2017-03-14')).byAge).toEqual({
      '17': 1,
      '16': 1,
      '15': 0,
      '7-14': 0,
      '0-6': 0,
    });
  });

  test.each([
    [17, '17'],
    [16, '16'],
    [15, '15'],
    [14, '7-14'],
    [7, '7-14'],
    [6, '0-6'],
    [0, '0-6'],
  ])('puts the age %i into the class %s', (age, expected) => {
    expect(ageClassOf(age)).toBe(expected);
  });
});
