import { scaleQuantile } from 'd3-scale';
import { box, type Drawing, type Shape, WHITE } from './drawing.js';
import { countText, type Datum, type DrawingLanguage } from './figure-data.js';
import { MAP_SIZE, REGION_SHAPES } from './region-shapes.js';

/** From few to many; told apart in grey too, and never the only sign: every region carries its number. */
const BLUES = ['#deebf7', '#b3d1ee', '#7fb2e5', '#3d8ad6', '#004d99'] as const;
const NOBODY = '#f2f2f2';
const BORDER = '#5a768a';
/** From this class on, the number is written white. */
const DARK = 3;
const LEGEND_HEIGHT = 70;

/** The 21 territorial units by class of their number, each with its number. */
export function drawMap(data: readonly Datum[], language: DrawingLanguage = 'it'): Drawing {
  const values = new Map(data.map(({ key, value, text }) => [key, { value, text }]));
  const positive = [...values.values()].map(({ value }) => value).filter((value) => value > 0);
  const classes = scaleQuantile<number>(
    positive.length === 0 ? [1] : positive,
    BLUES.map((_, place) => place),
  );
  const areas = REGION_SHAPES.map(({ code, path }): Shape => {
    const value = values.get(code)?.value ?? 0;
    return {
      kind: 'path',
      d: path,
      fill: value === 0 ? NOBODY : (BLUES[classes(value)] ?? NOBODY),
      stroke: BORDER,
      lineWidth: 0.8,
    };
  });
  const numbers = REGION_SHAPES.flatMap(({ code, centre: [x, y] }): Shape[] => {
    const { value, text } = values.get(code) ?? { value: 0, text: '0' };
    // A white plate under the number keeps it readable on every blue and over borders.
    const width = text.length * 7.2 + 6;
    return [
      ...(value > 0 && classes(value) >= DARK ? [box(x - width / 2, y - 9, width, 17, WHITE)] : []),
      { kind: 'text', x, y: y - 8, text, size: 13, align: 'center', bold: true },
    ];
  });
  return {
    width: MAP_SIZE.width,
    height: MAP_SIZE.height + LEGEND_HEIGHT,
    shapes: [...areas, ...numbers, ...legend(positive, classes, language)],
  };
}

function legend(positive: readonly number[], classes: (value: number) => number, language: DrawingLanguage): Shape[] {
  const top = MAP_SIZE.height + 20;
  return BLUES.flatMap((fill, place): Shape[] => {
    const members = positive.filter((value) => classes(value) === place);
    if (members.length === 0) return [];
    const [least, most] = [Math.min(...members), Math.max(...members)].map((value) => countText(value, language));
    const x = 10 + place * 118;
    return [
      { kind: 'path', d: `M${x} ${top}h22v16h-22z`, fill, stroke: BORDER, lineWidth: 0.8 },
      {
        kind: 'text',
        x: x + 28,
        y: top,
        text: least === most ? (least ?? '') : `${least ?? ''}–${most ?? ''}`,
        size: 13,
        align: 'left',
      },
    ];
  });
}
