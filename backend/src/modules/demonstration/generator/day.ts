/** Days as whole numbers from 1 January 1970, so that the generator adds and compares them; zone-less like a `CalendarDate`. */
export type Day = number;

const MILLISECONDS = 86_400_000;

export function dayOf(iso: string): Day {
  return Date.parse(`${iso}T00:00:00Z`) / MILLISECONDS;
}

export function isoOf(day: Day): string {
  return new Date(day * MILLISECONDS).toISOString().slice(0, 10);
}

/** The same day and month `years` away; 29 February becomes 1 March in a common year. */
export function addYears(day: Day, years: number): Day {
  const date = new Date(day * MILLISECONDS);
  return Date.UTC(date.getUTCFullYear() + years, date.getUTCMonth(), date.getUTCDate()) / MILLISECONDS;
}

/** Completed years on `on` of who was born on `birth`. */
export function ageOn(birth: Day, on: Day): number {
  let age = new Date(on * MILLISECONDS).getUTCFullYear() - new Date(birth * MILLISECONDS).getUTCFullYear();
  if (addYears(birth, age) > on) age -= 1;
  return age;
}

/** The day before, for a 29 February: nobody here is born on it, so that every birthday is the same day and month. */
export function notOnLeapDay(day: Day): Day {
  return isoOf(day).endsWith('02-29') ? day - 1 : day;
}

export function monthOf(day: Day): number {
  return new Date(day * MILLISECONDS).getUTCMonth() + 1;
}

export function firstOfYear(day: Day): Day {
  return Date.UTC(new Date(day * MILLISECONDS).getUTCFullYear(), 0, 1) / MILLISECONDS;
}
