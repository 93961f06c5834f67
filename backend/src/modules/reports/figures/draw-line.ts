import { scaleLinear, scalePoint } from 'd3-scale';
import { line } from 'd3-shape';
import { BLUE, box, type Drawing, round, type Shape, TRACK } from './drawing.js';
import { countText, type Datum, type DrawingLanguage } from './figure-data.js';

const WIDTH = 470;
const HEIGHT = 200;
const LEFT = 44;
const RIGHT = 24;
const FOOT = 26;
const HEAD = 18;
const TICKS = 4;
const DOT = 5;

/** A line through the numbers in order, over a grid with its values. */
export function drawLine(data: readonly Datum[], language: DrawingLanguage = 'it'): Drawing {
  const x = scalePoint(
    data.map(({ key }) => key),
    [LEFT + 12, WIDTH - RIGHT],
  );
  const y = scaleLinear([0, Math.max(1, ...data.map(({ value }) => value))], [HEIGHT - FOOT, HEAD]).nice(TICKS);
  const grid = y
    .ticks(TICKS)
    .filter(Number.isInteger)
    .flatMap((tick): Shape[] => [
      { kind: 'path', d: `M${LEFT} ${round(y(tick))}H${WIDTH}`, stroke: TRACK, lineWidth: 0.8 },
      { kind: 'text', x: LEFT - 6, y: round(y(tick)) - 5, text: countText(tick, language), size: 8, align: 'right' },
    ]);
  const path = line<Datum>(
    ({ key }) => round(x(key) ?? 0),
    ({ value }) => round(y(value)),
  )([...data]);
  const dots = data.flatMap(({ key, label, value, text }): Shape[] => {
    const at = round(x(key) ?? 0);
    return [
      box(at - DOT / 2, round(y(value)) - DOT / 2, DOT, DOT, BLUE),
      { kind: 'text', x: at, y: round(y(value)) - 16, text, size: 8.5, align: 'center', bold: true },
      { kind: 'text', x: at, y: HEIGHT - FOOT + 9, text: label, size: 8, align: 'center' },
    ];
  });
  return {
    width: WIDTH,
    height: HEIGHT,
    shapes: [
      ...grid,
      ...(path === null ? [] : [{ kind: 'path', d: path, stroke: BLUE, lineWidth: 1.6 } as const]),
      ...dots,
    ],
  };
}
