/**
 * Condition on a minor `m`, present today, for whom nobody has asked the judge for a guardian (D.Lgs. 142/2015 art. 19(5)); `$1` is today.
 * As the actor sees contacts: right for the bodies in charge, which are those that the queue is for.
 */
export const WITHOUT_GUARDIAN_REQUEST = `m.adult_on > $1
  and exists (select from movements v where v.minor_id = m.id and v.until is null and v.place_kind is not null)
  and not exists (select from minor_contacts c where c.minor_id = m.id and (c.guardian_requested_on is not null or c.guardian_appointed_on is not null))`;
