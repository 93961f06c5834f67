import { describe, expect, test } from '@jest/globals';
import { REGION_NAMES } from '../../../domain/report/monthly-report.fixture.js';
import { drawMap } from './draw-map.js';
import { MAP_SIZE, REGION_SHAPES } from './region-shapes.js';

const shape = (code: string) => {
  const found = REGION_SHAPES.find((one) => one.code === code);
  if (found === undefined) throw new Error(code);
  return found;
};

describe('the map', () => {
  test('has the 21 territorial units, each once', () => {
    expect(REGION_SHAPES.map(({ code }) => code).sort()).toEqual([...REGION_NAMES.keys()].sort());
    for (const { centre } of REGION_SHAPES) {
      expect(centre[0]).toBeGreaterThan(0);
      expect(centre[0]).toBeLessThan(MAP_SIZE.width);
      expect(centre[1]).toBeGreaterThan(0);
      expect(centre[1]).toBeLessThan(MAP_SIZE.height);
    }
  });

  test('has Bolzano north of Trento, which lies north of Veneto’s middle; Sicilia in the south, Sardegna in the west', () => {
    expect(shape('ITH1').centre[1]).toBeLessThan(shape('ITH2').centre[1]);
    expect(shape('ITH2').centre[1]).toBeLessThan(shape('ITH3').centre[1]);
    // The towns: Bolzano 46.498° N 11.354° E, Trento 46.067° N 11.121° E; half a degree around the middle of each province.
    expect(Math.hypot(shape('ITH1').centre[0] - 242, shape('ITH1').centre[1] - 30)).toBeLessThan(25);
    expect(Math.hypot(shape('ITH2').centre[0] - 230, shape('ITH2').centre[1] - 76)).toBeLessThan(25);
    const south = [...REGION_SHAPES].sort((a, b) => b.centre[1] - a.centre[1])[0];
    expect(south?.code).toBe('ITG1');
    expect(shape('ITG2').centre[0]).toBeLessThan(shape('ITI4').centre[0]);
  });

  test('writes the number of every unit, and none in a colour alone', () => {
    const { shapes } = drawMap([{ key: 'ITG1', label: 'Sicilia', value: 6174, text: '6.174' }]);
    const texts = shapes.flatMap((one) => (one.kind === 'text' ? [one.text] : []));
    expect(texts).toContain('6.174');
    expect(texts.filter((text) => text === '0')).toHaveLength(20);
  });
});
