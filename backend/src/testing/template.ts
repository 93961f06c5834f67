import pg from 'pg';
import { loadReferenceData } from '../modules/territory/reference/load-reference-data.js';
import { roleUrl } from '../platform/config/config.js';

/** Fills the template that test databases are copied from with the reference data that every installation has. */
export async function prepareTemplate(adminUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: roleUrl(adminUrl, 'sim_owner') });
  await client.connect();
  try {
    await loadReferenceData((sql, parameters) => client.query(sql, parameters));
    // Copies come with statistics: otherwise the first plans of each test are made blind.
    await client.query('analyze');
  } finally {
    await client.end();
  }
}
