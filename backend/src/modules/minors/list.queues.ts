import { UNKNOWN_CITIZENSHIP } from '../../domain/minor.js';
import type { MinorQueue } from './minor-list.dto.js';

/**
 * What makes a minor wait in a work queue, over a minor `m` and its last movement `v`; `{today}` stands for today.
 * A queue's figure and the list behind it come from this one condition.
 */
const CONDITIONS: Readonly<Record<MinorQueue, string>> = {
  adult_in_30: within(30),
  adult_in_60: within(60),
  adult_in_90: within(90),
  // The extension of a stay needs a measure that SIM does not know yet: whoever is past the plain limit is listed.
  past_limit: `v.place_kind = 'facility' and m.adult_on > {today} and exists (
    select from facilities qf join facility_kind_rules qr on qr.kind = qf.kind and qr.valid @> {today}
     where qf.id = v.facility_id and {today} - v.on_date + 1 > qr.maximum_days)`,
  absconded: `v.kind = 'absconding' and m.adult_on > {today}`,
  // The essential items of domain/completeness.ts; who is in a place has been placed.
  incomplete: `v.place_kind is not null and m.adult_on > {today}
    and (m.name_key = '' or m.citizenship = '${UNKNOWN_CITIZENSHIP}' or m.entry_mode is null)`,
  not_placed: `v.id is null and m.adult_on > {today}`,
  // The judge is told at once: D.Lgs. 142/2015 art. 19(5). As the actor sees contacts: right for the bodies in charge, which see no other stay of today.
  no_guardian_request: `v.place_kind is not null and m.adult_on > {today} and not exists (select from minor_contacts g
    where g.minor_id = m.id and (g.guardian_requested_on is not null or g.guardian_appointed_on is not null))`,
  no_opinion_in_30: withoutOpinion(30),
  no_opinion_in_60: withoutOpinion(60),
  no_opinion_in_90: withoutOpinion(90),
  elsewhere: `v.place_kind is not null and m.adult_on > {today} and m.responsible_municipality_id = app.scope_municipality()
    and v.municipality_id <> app.scope_municipality()`,
};

function within(days: number): string {
  return `v.place_kind is not null and m.adult_on > {today} and m.adult_on <= {today} + ${String(days)}`;
}

/** Turning 18, and nobody has filed a request for the opinion of art. 32 D.Lgs. 286/1998. */
function withoutOpinion(days: number): string {
  return `${within(days)} and m.id not in (select app.minors_with_opinion_request())`;
}

/** @param today the parameter that holds today, e.g. `$1::date` */
export const queueCondition = (queue: MinorQueue, today: string): string =>
  `(${CONDITIONS[queue].replaceAll('{today}', today)})`;
