import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Point = readonly [number, number];

/** Size of the map in its own units. */
export const MAP_SIZE = { width: 610, height: 793 };

/** NUTS 2 codes of the shapes of the package (CC BY 4.0, decision 0191), which draws Trento and Bolzano as one. */
const CODES: Readonly<Record<string, string>> = {
  abruzzo: 'ITF1',
  'aosta-valley': 'ITC2',
  apulia: 'ITF4',
  basilicata: 'ITF5',
  calabria: 'ITF6',
  campania: 'ITF3',
  'emilia-romagna': 'ITH5',
  'friuli-venezia-giulia': 'ITH4',
  lazio: 'ITI4',
  liguria: 'ITC3',
  lombardy: 'ITC4',
  marche: 'ITI3',
  molise: 'ITF2',
  piedmont: 'ITC1',
  sardinia: 'ITG2',
  sicily: 'ITG1',
  tuscany: 'ITI1',
  umbria: 'ITI2',
  veneto: 'ITH3',
};
const TRENTINO_SOUTH_TYROL = 'trentino-south-tyrol';

/**
 * The border between Bolzano and Trento from the Cevedale to the Piz Boè, by its peaks and passes in the units of the map (51.3 to a degree of
 * longitude, 74 to one of latitude, from 6.627° E, 47.092° N): about two kilometres near, less than the width of a line at the printed size.
 */
const BORDER: readonly Point[] = [
  [204.7, 47.7],
  [208.9, 46.8],
  [213.6, 44.5],
  [215.2, 43.4],
  [219.2, 47.4],
  [222.3, 46],
  [225.9, 47.6],
  [228.4, 48.6],
  [230.5, 44.5],
  [235.1, 48.2],
  [234.6, 50],
  [234.1, 54.2],
  [233, 57.9],
  [234.1, 64.5],
  [236.1, 64.2],
  [238.7, 61.6],
  [243.3, 60.8],
  [244.8, 57.9],
  [247.9, 56.4],
  [251.5, 54.2],
  [254.1, 52.7],
  [255.6, 50.8],
  [256.7, 46],
  [262.3, 42.3],
  [263.3, 43.2],
  [266.9, 43.1],
];

export interface RegionShape {
  /** NUTS 2. */
  readonly code: string;
  /** SVG path data in the units of the map. */
  readonly path: string;
  /** Where its number is written. */
  readonly centre: Point;
}

/** The package's JavaScript is a module that it does not declare as one; its drawing is the same data. */
function packagedPaths(): { id: string; path: string }[] {
  const svg = readFileSync(createRequire(import.meta.url).resolve('@svg-maps/italy/italy.svg'), 'utf8');
  return [...svg.matchAll(/<path\b[^>]*>/gu)].map(([element]) => ({
    id: attribute(element, 'id'),
    path: attribute(element, 'd'),
  }));
}

const attribute = (element: string, name: string): string =>
  new RegExp(`\\b${name}="([^"]*)"`, 'u').exec(element)?.[1] ?? '';

function trentoAndBolzano(ring: readonly Point[]): RegionShape[] {
  const west = nearest(ring, BORDER[0] ?? [0, 0]);
  const east = nearest(ring, BORDER.at(-1) ?? [0, 0]);
  // The ring begins in the north-east and runs by the south to the west: between the two ends of the border lies Trento.
  const trento = [...ring.slice(east, west + 1), ...BORDER];
  const bolzano = [...ring.slice(west), ...ring.slice(0, east + 1), ...[...BORDER].reverse()];
  return [
    { code: 'ITH2', path: pathOf(trento), centre: centreOf(trento) },
    { code: 'ITH1', path: pathOf(bolzano), centre: centreOf(bolzano) },
  ];
}

/** Rings of a path of relative straight lines, which is all that the package writes. */
function ringsOf(path: string): Point[][] {
  let at: Point = [0, 0];
  return path
    .split(/z/iu)
    .filter((part) => part.trim() !== '')
    .map((part) => {
      const numbers = (part.match(/-?\d*\.?\d+(?:e-?\d+)?/gu) ?? []).map(Number);
      const ring: Point[] = [];
      for (let place = 0; place + 1 < numbers.length; place += 2) {
        at = [at[0] + (numbers[place] ?? 0), at[1] + (numbers[place + 1] ?? 0)];
        ring.push(at);
      }
      // A closed ring goes on from where it began.
      at = ring[0] ?? at;
      return ring;
    });
}

const pathOf = (ring: readonly Point[]): string =>
  `M${ring.map(([x, y]) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;

function nearest(ring: readonly Point[], [x, y]: Point): number {
  const distances = ring.map(([px, py]) => (px - x) ** 2 + (py - y) ** 2);
  return distances.indexOf(Math.min(...distances));
}

function twiceArea(ring: readonly Point[]): number {
  return ring.reduce((sum, [x, y], place) => {
    const [nx, ny] = ring[(place + 1) % ring.length] ?? [x, y];
    return sum + x * ny - nx * y;
  }, 0);
}

const largest = (rings: readonly Point[][]): Point[] =>
  [...rings].sort((a, b) => Math.abs(twiceArea(b)) - Math.abs(twiceArea(a)))[0] ?? [];

/** Centre of gravity of the area. */
function centreOf(ring: readonly Point[]): Point {
  const area = twiceArea(ring);
  const sum = ring.reduce<[number, number]>(
    ([cx, cy], [x, y], place) => {
      const [nx, ny] = ring[(place + 1) % ring.length] ?? [x, y];
      const cross = x * ny - nx * y;
      return [cx + (x + nx) * cross, cy + (y + ny) * cross];
    },
    [0, 0],
  );
  return [sum[0] / (3 * area), sum[1] / (3 * area)];
}

/** The 21 territorial units, Trento and Bolzano apart. */
export const REGION_SHAPES: readonly RegionShape[] = packagedPaths().flatMap(({ id, path }): RegionShape[] => {
  if (id === TRENTINO_SOUTH_TYROL) return trentoAndBolzano(ringsOf(path)[0] ?? []);
  const code = CODES[id];
  return code === undefined ? [] : [{ code, path, centre: centreOf(largest(ringsOf(path))) }];
});
