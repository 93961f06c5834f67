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
  not_placed: `v.id is null and m.adult_on > {today}`,
  elsewhere: `v.place_kind is not null and m.adult_on > {today} and m.responsible_municipality_id = app.scope_municipality()
    and v.municipality_id <> app.scope_municipality()`,
};

function within(days: number): string {
  return `v.place_kind is not null and m.adult_on > {today} and m.adult_on <= {today} + ${String(days)}`;
}

/** @param today the parameter that holds today, e.g. `$1::date` */
export const queueCondition = (queue: MinorQueue, today: string): string =>
  `(${CONDITIONS[queue].replaceAll('{today}', today)})`;
