import { parseMonth } from '../domain/period.js';
import { ReleasesService, ReleaseTaker } from '../modules/releases/index.js';
import { SYSTEM_ACTOR } from '../platform/database/actor.js';
import { UnitOfWork } from '../platform/database/unit-of-work.js';
import type { BenchApplication } from './bench-database.js';
import { time } from './measure.js';

export interface ReleaseTimes {
  readonly members: number;
  /** The whole way of a request: instant, members, counts, hash, checks. */
  readonly release: number[];
  readonly verify: number[];
  readonly byHand: number[];
}

/** What somebody would write who needs members and hash once: a table of the rows, and the hash of its text. */
const BY_HAND = `
create table by_hand as
select m.sim_code, m.sex, m.birth_date, m.citizenship, m.birth_date_quality, v.place_kind, v.facility_id, v.municipality_id, v.prefecture_code, v.region_code, v.on_date
  from minors m join movements v on v.minor_id = m.id
 where m.reported_on <= '2017-03-31' and m.adult_on > '2017-03-31' and v.place_kind is not null and v.during @> date '2017-03-31';
select sha256(convert_to(string_agg(b::text, E'\\n' order by b.sim_code), 'UTF8')) from by_hand b;
drop table by_hand`;

/** Releases of one day in turn with the same done by hand. */
export async function benchRelease({ context, admin }: BenchApplication, runs: number): Promise<ReleaseTimes> {
  const unitOfWork = context.get(UnitOfWork);
  const releases = context.get(ReleasesService);
  const month = parseMonth('2017-03');
  const times = { release: [] as number[], verify: [] as number[], byHand: [] as number[] };
  let members = 0;
  for (let run = 0; run <= runs; run += 1) {
    const release = await time(async () => {
      const request = await unitOfWork.run(SYSTEM_ACTOR, () => releases.request(month, run === 0 ? null : 'Misura'));
      await context.get(ReleaseTaker).take(request);
    });
    const [made] = await unitOfWork.run(SYSTEM_ACTOR, () => releases.ofMonth(month));
    if (made === undefined) throw new Error('Nothing was frozen');
    members = made.total;
    const verify = await time(() => unitOfWork.run(SYSTEM_ACTOR, () => releases.verify(made.id)));
    const byHand = await time(() => admin.query(BY_HAND));
    if (run > 0) {
      times.release.push(release);
      times.verify.push(verify);
      times.byHand.push(byHand);
    }
  }
  return { members, ...times };
}
