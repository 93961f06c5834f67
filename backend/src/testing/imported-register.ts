import type { INestApplicationContext } from '@nestjs/common';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { ImportsService } from '../modules/imports/index.js';

const fixture = (name: string): string => fileURLToPath(new URL(`../../fixtures/2016-2017/${name}`, import.meta.url));

/** Imports the files of 2016-2017, shaped like the published figures. */
export async function importPublishedRegister(context: INestApplicationContext): Promise<void> {
  const paths = {
    facilities: fixture('strutture.csv'),
    minors: fixture('minori.csv'),
    movements: fixture('movimenti.csv'),
  };
  const { state } = await context.get(ImportsService).runNow(paths, false, () => undefined);
  if (state !== 'imported') throw new Error(`The files of 2016-2017 were not imported: ${state}`);
}

/** What the census of the imported register must say (fixtures/2016-2017/attesi.json). Regions by Italian name; those without minors may be absent. */
export interface PublishedFigures {
  readonly series: Readonly<
    Record<
      string,
      { total: number; girls: number; region: Record<string, number>; girlsByRegion?: Record<string, number> }
    >
  >;
  readonly final: {
    readonly date: string;
    readonly total: number;
    readonly region: Record<string, number>;
    readonly sex: Record<'M' | 'F', number>;
    readonly age: Record<string, number>;
    readonly cit: Record<string, number>;
    readonly girlsByRegion: Record<string, number>;
  };
}

export const readPublishedFigures = async (): Promise<PublishedFigures> =>
  JSON.parse(await readFile(fixture('attesi.json'), 'utf8')) as PublishedFigures;
