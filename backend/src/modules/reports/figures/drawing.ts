/** A figure as shapes, from which the PDF and the browser draw the same picture. Units are points, y downwards. */
export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly Shape[];
}

/** Colours are `#rrggbb`. */
export type Shape =
  | {
      readonly kind: 'path';
      readonly d: string;
      readonly fill?: string;
      readonly stroke?: string;
      readonly lineWidth?: number;
    }
  | {
      readonly kind: 'text';
      readonly x: number;
      /** Top of the line. */
      readonly y: number;
      readonly text: string;
      readonly size: number;
      readonly align: 'left' | 'center' | 'right';
      readonly bold?: boolean;
    };

export const BLUE = '#0066cc';
export const TRACK = '#e6ecf2';
export const WHITE = '#ffffff';

export const box = (x: number, y: number, width: number, height: number, fill: string): Shape => ({
  kind: 'path',
  d: `M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}z`,
  fill,
});

/** To a hundredth of a point: more is noise in the file. */
export const round = (value: number): number => Math.round(value * 100) / 100;
