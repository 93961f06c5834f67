import { Injectable } from '@nestjs/common';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEMONSTRATION_PASSWORD } from '../../platform/auth/demonstration-password.js';
import { Clock } from '../../platform/clock.js';
import { ImportsService } from '../imports/index.js';
import { UsersService } from '../users/index.js';
import { demonstrationUsers } from './generator/accounts.js';
import { demonstrationFiles } from './generator/csv.js';
import { generateDemonstration } from './generator/generate.js';

/** The same seed gives the same invented children on the same day. */
const SEED = 20_261_123;

/** Fills an empty register with invented children, through the same import that real files take, and gives one account for each role. */
@Injectable()
export class DemonstrationService {
  constructor(
    private readonly imports: ImportsService,
    private readonly users: UsersService,
    private readonly clock: Clock,
  ) {}

  async fill(): Promise<void> {
    const rows = generateDemonstration({ seed: SEED, today: this.clock.today() });
    const folder = await mkdtemp(join(tmpdir(), 'sim-demonstration-'));
    try {
      const paths = await writeFiles(folder, demonstrationFiles(rows));
      const run = await this.imports.runNow(paths, false, () => undefined);
      if (run.state !== 'imported')
        throw new Error(`The demonstration was not imported: ${run.state}, ${String(run.problemCount)} problems`);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
    for (const user of demonstrationUsers(rows.facilities)) {
      await this.users.add({ ...user, password: DEMONSTRATION_PASSWORD, demonstration: true });
    }
  }
}

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
