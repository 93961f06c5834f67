import type { Weight } from './pdf-fonts.js';
import { INK } from './pdf-look.js';

export interface FigureOptions {
  /** What the drawing says, in words: read aloud in its place. */
  readonly alt: string;
  /** Points. */
  readonly width: number;
  readonly height: number;
  readonly align?: 'left' | 'right';
  /** What follows stands beside it, not below: it must leave the room free. */
  readonly aside?: boolean;
  readonly draw: (canvas: Canvas) => void;
}

export interface Stroke {
  /** `#rrggbb`; no fill unless told. Opaque always: PDF/A-2 would want a blending space for anything else. */
  readonly fill?: string;
  readonly stroke?: string;
  /** Points. */
  readonly lineWidth?: number;
  /** How an inside is told from an outside; non-zero unless told. */
  readonly rule?: 'evenodd' | 'nonzero';
}

/** Draws inside a figure: points from its upper left corner, y downwards. */
export interface Canvas {
  /** SVG path data (`d`), in points of the figure. */
  path(d: string, look: Stroke): void;
  rect(x: number, y: number, width: number, height: number, look: Stroke): void;
  line(x1: number, y1: number, x2: number, y2: number, look: Stroke): void;
  /** One line of text; `y` is its top, `x` its start, middle or end as `align` says. */
  text(
    x: number,
    y: number,
    text: string,
    look?: {
      readonly size?: number;
      readonly strong?: boolean;
      readonly align?: 'left' | 'center' | 'right';
      readonly color?: string;
    },
  ): void;
  /** What is drawn in it is scaled and moved: a map in its own units. */
  scaled(scale: number, x: number, y: number, draw: () => void): void;
}

export class PdfFigure implements Canvas {
  constructor(
    private readonly kit: PDFKit.PDFDocument,
    private readonly x: number,
    private readonly y: number,
    private readonly use: (text: string, weight: Weight, size: number) => string,
  ) {}

  draw(parent: PDFKit.PDFStructureElement, { alt, width, height, draw }: FigureOptions): void {
    const { kit, x, y } = this;
    // ISO 14289-1 asks a figure for its place on the page; the types of PDFKit lag behind PDFKit.
    const options = { alt, bbox: [x, y, x + width, y + height], placement: 'Block' };
    const element = kit.struct('Figure', options, () => {
      kit.save();
      kit.translate(x, y);
      draw(this);
      kit.restore();
    });
    parent.add(element);
    element.end();
    kit.x = x;
    kit.y = y;
  }

  path(d: string, look: Stroke): void {
    this.kit.path(d);
    this.paint(look);
  }

  rect(x: number, y: number, width: number, height: number, look: Stroke): void {
    this.kit.rect(x, y, width, height);
    this.paint(look);
  }

  line(x1: number, y1: number, x2: number, y2: number, look: Stroke): void {
    this.kit.moveTo(x1, y1).lineTo(x2, y2);
    this.paint(look);
  }

  text(
    x: number,
    y: number,
    text: string,
    look: {
      readonly size?: number;
      readonly strong?: boolean;
      readonly align?: 'left' | 'center' | 'right';
      readonly color?: string;
    } = {},
  ): void {
    const { kit } = this;
    const shown = this.use(text, look.strong ? 'bold' : 'regular', look.size ?? 8);
    const width = kit.widthOfString(shown);
    const from = look.align === 'center' ? x - width / 2 : look.align === 'right' ? x - width : x;
    kit.fillColor(look.color ?? INK).text(shown, from, y, { lineBreak: false });
  }

  scaled(scale: number, x: number, y: number, draw: () => void): void {
    this.kit.save();
    this.kit.translate(x, y).scale(scale);
    draw();
    this.kit.restore();
  }

  private paint({ fill, stroke, lineWidth, rule }: Stroke): void {
    const { kit } = this;
    if (lineWidth !== undefined) kit.lineWidth(lineWidth);
    if (fill !== undefined && stroke !== undefined) kit.fillAndStroke(fill, stroke, rule ?? 'nonzero');
    else if (fill !== undefined) kit.fill(fill, rule ?? 'nonzero');
    else kit.stroke(stroke ?? INK);
  }
}
