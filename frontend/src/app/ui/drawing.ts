import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { ReportDrawingDto } from '../../api/models';

const ANCHORS = { left: 'start', center: 'middle', right: 'end' } as const;
/** Height of capitals and accents above the line of writing, in parts of the size: shapes give the top of a line. */
const ASCENT = 0.93;

/** A figure drawn by the server: the same shapes that a report's PDF has, as one picture with its words. */
@Component({
  selector: 'sim-drawing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      class="sim-drawing"
      [attr.aria-label]="alternative()"
      [attr.viewBox]="'0 0 ' + drawing().width + ' ' + drawing().height"
      role="img"
    >
      @for (shape of drawing().shapes; track $index) {
        @if (shape.kind === 'path') {
          <path
            [attr.d]="shape.d"
            [attr.fill]="shape.fill ?? 'none'"
            [attr.stroke-width]="shape.lineWidth"
            [attr.stroke]="shape.stroke"
          />
        } @else {
          <text
            [attr.font-size]="shape.size"
            [attr.font-weight]="shape.bold ? 600 : 400"
            [attr.text-anchor]="anchors[shape.align ?? 'left']"
            [attr.x]="shape.x"
            [attr.y]="(shape.y ?? 0) + (shape.size ?? 0) * ascent"
          >
            {{ shape.text }}
          </text>
        }
      }
    </svg>
  `,
})
export class Drawing {
  readonly drawing = input.required<ReportDrawingDto>();
  readonly alternative = input.required<string>();

  protected readonly anchors = ANCHORS;
  protected readonly ascent = ASCENT;
}
