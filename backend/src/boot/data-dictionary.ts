import pg from 'pg';

interface ColumnRow {
  readonly table: string;
  readonly about: string | null;
  readonly column: string;
  readonly type: string;
  readonly required: boolean;
  readonly meaning: string | null;
}

const COLUMNS = `
select c.relname as table, obj_description(c.oid) as about, a.attname as column, format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required, col_description(c.oid, a.attnum) as meaning
  from pg_class c join pg_attribute a on a.attrelid = c.oid
 where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and a.attnum > 0 and not a.attisdropped
   and c.relname <> 'migrations' and c.relname not like '%\\_history'
 order by c.relname, a.attnum`;

/** Tables and columns with the comments of the schema, as Markdown. Tables of former versions have the columns of their own table. */
export async function dataDictionary(adminUrl: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    const { rows } = await client.query<ColumnRow>(COLUMNS);
    const tables = Map.groupBy(rows, ({ table }) => table);
    return [
      '# Data dictionary',
      '',
      'Made from the comments of the schema by `npm run generate`. A table `x_history` keeps the former versions of the rows of `x`, with the instants',
      'between which each was held true (`recorded_at`, `recorded_until`); nobody may write there.',
      '',
      ...[...tables].flatMap(([table, columns]) => describe(table, columns)),
    ].join('\n');
  } finally {
    await client.end();
  }
}

function describe(table: string, columns: readonly ColumnRow[]): string[] {
  return [
    `## ${table}`,
    '',
    columns[0]?.about ?? '',
    '',
    '| column | type | required | meaning |',
    '| --- | --- | --- | --- |',
    ...columns.map(
      ({ column, type, required, meaning }) =>
        `| \`${column}\` | ${type} | ${required ? 'yes' : ''} | ${cell(meaning)} |`,
    ),
    '',
  ];
}

const cell = (text: string | null): string => (text ?? '').replaceAll('|', String.raw`\|`);
