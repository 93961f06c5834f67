import { scaleBand, scaleLinear } from 'd3-scale';
import { BLUE, box, type Drawing, round, type Shape, TRACK } from './drawing.js';
import type { Datum } from './figure-data.js';

const WIDTH = 470;
const ROW = 20;
const LABEL = 170;
const FIGURE = 92;
const LONGEST_LABEL = 34;

/** One bar a row, its label before and its number behind it. */
export function drawBars(data: readonly Datum[]): Drawing {
  const length = scaleLinear([0, Math.max(1, ...data.map(({ value }) => value))], [0, WIDTH - LABEL - FIGURE]);
  const shapes = data.flatMap(({ label, value, text }, row): Shape[] => [
    { kind: 'text', x: LABEL - 8, y: row * ROW + 5, text: shortened(label), size: 8.5, align: 'right' },
    box(LABEL, row * ROW + 3, length.range()[1] ?? 0, ROW - 7, TRACK),
    ...(value === 0 ? [] : [box(LABEL, row * ROW + 3, length(value), ROW - 7, BLUE)]),
    { kind: 'text', x: LABEL + length(value) + 6, y: row * ROW + 5, text, size: 8.5, align: 'left', bold: true },
  ]);
  return { width: WIDTH, height: data.length * ROW, shapes };
}

const COLUMNS_HEIGHT = 190;
const FOOT = 24;
const HEAD = 18;

/** One column a label, its number above it. */
export function drawColumns(data: readonly Datum[]): Drawing {
  const place = scaleBand(
    data.map(({ key }) => key),
    [0, WIDTH],
  ).padding(0.35);
  const height = scaleLinear([0, Math.max(1, ...data.map(({ value }) => value))], [0, COLUMNS_HEIGHT - FOOT - HEAD]);
  const foot = COLUMNS_HEIGHT - FOOT;
  const columns = data.flatMap(({ key, label, value, text }): Shape[] => {
    const x = place(key) ?? 0;
    const middle = round(x + place.bandwidth() / 2);
    return [
      ...(value === 0 ? [] : [box(x, foot - height(value), place.bandwidth(), height(value), BLUE)]),
      { kind: 'text', x: middle, y: round(foot - height(value) - 14), text, size: 8.5, align: 'center', bold: true },
      { kind: 'text', x: middle, y: foot + 7, text: shortened(label), size: 8.5, align: 'center' },
    ];
  });
  return {
    width: WIDTH,
    height: COLUMNS_HEIGHT,
    shapes: [...columns, { kind: 'path', d: `M0 ${foot}H${WIDTH}`, stroke: '#5a768a', lineWidth: 0.8 }],
  };
}

const shortened = (label: string): string =>
  label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label;
