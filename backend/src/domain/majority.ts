import { addMonths, daysBetween, isCalendarDate, parseCalendarDate, type CalendarDate } from './calendar-date.js';

/** Age of majority: art. 2 c.c. ("al compimento del diciottesimo anno"). */
export const MAJORITY_AGE = 18;

/**
 * The day on which a person reaches an age: the anniversary itself, from its first hour.
 * Years are counted on the calendar and complete with the end of the last day before the anniversary (art. 2963 c.c.:
 * the initial day is not counted, the term expires with the last instant of the final day). Where the final month
 * lacks the day, the term ends with the month's last day: who was born on 29 February completes the year at the end
 * of 28 February, and has the new age on 1 March of a common year. Beware: PostgreSQL's `birth_date + interval '18
 * years'` answers 28 February there.
 */
export function birthdayAt(birthDate: CalendarDate, age: number): CalendarDate {
  const year = String(Number(birthDate.slice(0, 4)) + age);
  const anniversary = year + birthDate.slice(4);
  return isCalendarDate(anniversary) ? anniversary : parseCalendarDate(`${year}-03-01`);
}

/** The first day on which the person is no longer a minor. */
export const majorityDate = (birthDate: CalendarDate): CalendarDate => birthdayAt(birthDate, MAJORITY_AGE);

/** Completed years on a day. Negative before the birth. */
export function ageOn(birthDate: CalendarDate, day: CalendarDate): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return day < birthdayAt(birthDate, years) ? years - 1 : years;
}

/** The 18th birthday is not a day of a minor. */
export const isMinorOn = (birthDate: CalendarDate, day: CalendarDate): boolean => day < majorityDate(birthDate);

/** Days left before the 18th birthday: 1 on its eve, 0 on it, negative after it. */
export const daysToMajority = (birthDate: CalendarDate, today: CalendarDate): number =>
  daysBetween(today, majorityDate(birthDate));

/** Presumptive birth dates are set on 1 January where only the year is known: a whole cohort turns 18 on that day. */
export const isFirstOfJanuary = (birthDate: CalendarDate): boolean => birthDate.endsWith('-01-01');

/**
 * The latest birth date of those who have completed an age on a day: `ageOn(birth, day) >= age` exactly when `birth <= latestBirthDate(age, day)`.
 * Turns a filter by age into one by birth date, which an index serves.
 */
export function latestBirthDate(age: number, day: CalendarDate): CalendarDate {
  return addMonths(day, -12 * age);
}
