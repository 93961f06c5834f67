import { Injectable } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMONSTRATION_PASSWORD } from '../../platform/auth/demonstration-password.js';
import { Clock } from '../../platform/clock.js';
import { ImportsService } from '../imports/index.js';
import { FurnishingService } from '../presence/index.js';
import { UsersService } from '../users/index.js';
import { DemonstrationOpinions } from './demonstration-opinions.js';
import { DemonstrationRecords } from './demonstration-records.js';
import { DemonstrationReleases } from './demonstration-releases.js';
import { DemonstrationRepository } from './demonstration.repository.js';
import { demonstrationUsers, type DemonstrationUser } from './generator/accounts.js';
import { demonstrationFiles } from './generator/csv.js';
import { generateDemonstration } from './generator/generate.js';
import { planRooms } from './rooms-plan.js';

/** The same seed gives the same invented children on the same day. */
const SEED = 20_261_123;

/**
 * Fills an empty register with invented children, through the same import that real files take, and gives one account for each role. The accounts that
 * belong to no facility come first: to the start after one that was interrupted, they say that this register was begun as a demonstration.
 */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly imports: ImportsService,
    private readonly users: UsersService,
    private readonly furnishing: FurnishingService,
    private readonly clock: Clock,
    private readonly repository: DemonstrationRepository,
    private readonly releases: DemonstrationReleases,
    private readonly records: DemonstrationRecords,
    private readonly opinions: DemonstrationOpinions,
  ) {}

  /** Does what is still to do: all of it in a register that nobody has used, the rest where an earlier start was interrupted, nothing anywhere else. */
  async fill(tell: (sentence: string) => void): Promise<void> {
    const found = await this.repository.find();
    const begun = found.usernames.length > 0;
    if (found.hasOtherUsers || (!begun && found.hasMinors)) return;
    const rows = generateDemonstration({ seed: SEED, today: this.clock.today() });
    const missing = demonstrationUsers(rows.facilities).filter(({ username }) => !found.usernames.includes(username));
    const codes = rows.facilities.map(({ codice }) => codice);
    if (missing.length === 0 && found.hasMinors && found.hasReleases) {
      await this.furnish(codes);
      return;
    }
    tell(begun ? 'Completing the demonstration…' : 'Inventing the demonstration…');
    await this.addUsers(missing.filter((user) => !worksInFacility(user)));
    if (!found.hasMinors) await this.import(demonstrationFiles(rows));
    // In files of somebody's own, imported meanwhile, these facilities are not.
    if (await this.repository.hasFacilities(codes)) {
      await this.addUsers(missing.filter(worksInFacility));
      await this.furnish(codes);
    }
    await this.records.make();
    await this.opinions.make();
    if (!found.hasReleases) await this.releases.make();
  }

  /** Gives its facilities rooms, and most children a bed. */
  private async furnish(codes: readonly string[]): Promise<void> {
    const today = this.clock.today();
    for (const { id, openOn, places } of await this.repository.withoutRooms(codes, today))
      await this.furnishing.furnish(id, openOn, today, (minors) => planRooms(places, minors, today));
  }

  private async import(files: ReturnType<typeof demonstrationFiles>): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), 'sim-demonstration-'));
    try {
      const run = await this.imports.runNow(await writeFiles(folder, files), false, () => undefined);
      if (run.state !== 'imported')
        throw new Error(`The demonstration was not imported: ${run.state}, ${String(run.problemCount)} problems`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  private async addUsers(users: readonly DemonstrationUser[]): Promise<void> {
    for (const user of users) await this.users.add({ ...user, password: DEMONSTRATION_PASSWORD, demonstration: true });
  }
}

const worksInFacility = ({ memberships }: DemonstrationUser): boolean =>
  memberships.some(({ organisation }) => organisation.kind === 'facility');

async function writeFiles<Kind extends string>(
  folder: string,
  files: Readonly<Record<Kind, string>>,
): Promise<Record<Kind, string>> {
  const paths: Partial<Record<Kind, string>> = {};
  for (const kind of Object.keys(files) as Kind[]) {
    paths[kind] = join(folder, `${kind}.csv`);
    await writeFile(join(folder, `${kind}.csv`), files[kind]);
  }
  return paths as Record<Kind, string>;
}
