import { isCalendarDate, type CalendarDate } from './calendar-date.js';
import { fieldError, type FieldError } from './problem.js';

/** What a person or a body is to a minor. */
export const CONTACT_ROLES = ['guardian', 'lawyer', 'relative', 'educator', 'mediator', 'other'] as const;
export type ContactRole = (typeof CONTACT_ROLES)[number];

export const CONTACT_PARTIES = ['person', 'body'] as const;
export type ContactParty = (typeof CONTACT_PARTIES)[number];

/** What another minor is to a minor. */
export const RELATION_KINDS = ['sibling', 'cousin', 'travel_companion', 'parent', 'child'] as const;
export type RelationKind = (typeof RELATION_KINDS)[number];

/** The same relation seen from the other minor: a parent's other end is a child, the rest are symmetric. */
export function inverseRelation(kind: RelationKind): RelationKind {
  if (kind === 'parent') return 'child';
  return kind === 'child' ? 'parent' : kind;
}

export interface Contact {
  readonly role: ContactRole;
  readonly party: ContactParty;
  readonly name: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
  readonly guardianRequestedOn: CalendarDate | null;
  readonly guardianAppointedOn: CalendarDate | null;
  readonly note: string | null;
}

const PHONE = /^\+?[0-9][0-9 ./()-]{4,29}$/;
const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * Every error of a contact. A guardian may be entered before there is one: the day of the request says that the judge was asked
 * (D.Lgs. 142/2015 art. 19(5); c.c. art. 343 and following).
 */
export function contactErrors(contact: Contact, today: CalendarDate): FieldError[] {
  const { name, phone, email, guardianRequestedOn, guardianAppointedOn } = contact;
  const isWaiting = guardianRequestedOn !== null && guardianAppointedOn === null;
  return [
    ...(name === null && !isWaiting ? [fieldError('name', 'required')] : []),
    ...(phone !== null && !PHONE.test(phone) ? [fieldError('phone', 'invalid_value')] : []),
    ...(email !== null && !EMAIL.test(email) ? [fieldError('email', 'invalid_value')] : []),
    ...periodErrors(contact),
    ...guardianErrors(contact, today),
  ];
}

/** The last day lies on or after the first one. */
export const periodErrors = ({
  validFrom,
  validTo,
}: {
  readonly validFrom: CalendarDate | null;
  readonly validTo: CalendarDate | null;
}): FieldError[] =>
  validFrom !== null && validTo !== null && validTo < validFrom ? [fieldError('validTo', 'invalid_period')] : [];

function guardianErrors(
  { role, guardianRequestedOn, guardianAppointedOn }: Contact,
  today: CalendarDate,
): FieldError[] {
  const days = { guardianRequestedOn, guardianAppointedOn };
  const errors = Object.entries(days).flatMap(([field, day]) => {
    if (day === null) return [];
    if (role !== 'guardian') return [fieldError(field, 'not_allowed')];
    return day > today ? [fieldError(field, 'date_in_future')] : [];
  });
  const reversed =
    guardianRequestedOn !== null && guardianAppointedOn !== null && guardianAppointedOn < guardianRequestedOn;
  return [...errors, ...(reversed ? [fieldError('guardianAppointedOn', 'invalid_period')] : [])];
}

/** The day in a text that is absent, blank or a day; a day that does not exist is the field's error. */
export function dayErrors(days: Readonly<Record<string, string | null | undefined>>): FieldError[] {
  return Object.entries(days).flatMap(([field, day]) =>
    day == null || isCalendarDate(day) ? [] : [fieldError(field, 'invalid_date')],
  );
}
