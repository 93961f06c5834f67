import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { formatCount, formatShare } from '../i18n/formats';
import { Words } from '../i18n/words';

export interface Bar {
  readonly label: string;
  readonly count: number;
}

const ROW = 32;
const LABEL = 150;
const WIDTH = 500;
const FIGURE = 130;
const LONGEST_LABEL = 18;

/** Horizontal bars drawn as one picture with one description; the same figures stand in the table beside it. */
@Component({
  selector: 'sim-bar-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg
      class="sim-chart"
      [attr.aria-label]="description()"
      [attr.viewBox]="'0 0 ' + width + ' ' + height()"
      role="img"
    >
      @for (row of rows(); track row.label; let index = $index) {
        <g [attr.transform]="'translate(0 ' + index * rowHeight + ')'">
          <text class="sim-chart-label" [attr.x]="labelWidth - 10" [attr.y]="rowHeight / 2 + 5" text-anchor="end">
            {{ row.short }}
          </text>
          <rect class="sim-chart-track" [attr.width]="barWidth" [attr.x]="labelWidth" height="20" y="6" />
          <rect class="sim-chart-bar" [attr.width]="row.length" [attr.x]="labelWidth" height="20" y="6" />
          <text class="sim-chart-figure" [attr.x]="labelWidth + row.length + 8" [attr.y]="rowHeight / 2 + 5">
            {{ row.figure }}
          </text>
        </g>
      }
    </svg>
  `,
})
export class BarChart {
  private readonly words = inject(Words);

  readonly title = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();
  /** What the shares are a part of. */
  readonly total = input.required<number>();

  protected readonly width = WIDTH;
  protected readonly rowHeight = ROW;
  protected readonly labelWidth = LABEL;
  protected readonly barWidth = WIDTH - LABEL - FIGURE;
  protected readonly height = computed(() => this.bars().length * ROW);
  protected readonly description = computed(() => this.words.of('ui.chart', { title: this.title() }));
  protected readonly rows = computed(() => {
    const language = this.words.language();
    const most = Math.max(1, ...this.bars().map((bar) => bar.count));
    return this.bars().map(({ label, count }) => ({
      label,
      short: label.length > LONGEST_LABEL ? `${label.slice(0, LONGEST_LABEL - 1)}…` : label,
      length: Math.round((count / most) * this.barWidth),
      figure: `${formatCount(count, language)} · ${formatShare(count, this.total(), language)}%`,
    }));
  });
}
