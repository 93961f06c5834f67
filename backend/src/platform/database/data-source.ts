import pg from 'pg';
import { DataSource } from 'typeorm';

// Days stay text (`YYYY-MM-DD`): a JavaScript Date would bring a time zone in. Keys fit a number (below 2^53).
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);
pg.types.setTypeParser(pg.types.builtins.INT8, Number);

/** Connections as bare `sim_app`: outside a unit of work every query is refused by PostgreSQL. */
export function createDataSource(appUrl: string, pool: number): DataSource {
  return new DataSource({
    type: 'postgres',
    url: appUrl,
    entities: [],
    extra: { max: pool, application_name: 'sim', options: '-c timezone=UTC -c jit=off' },
  });
}
