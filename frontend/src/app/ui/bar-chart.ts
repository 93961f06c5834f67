import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { formatCount, formatShare } from '../i18n/formats';
import { Words } from '../i18n/words';

export interface Bar {
  readonly label: string;
  readonly count: number;
}

const ROW = 30;
const LABEL = 190;
const WIDTH = 720;
const FIGURE = 120;

/** Horizontal bars drawn as one picture with one description; the same figures stand in the table beside it. */
@Component({
  selector: 'sim-bar-chart',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <svg class="sim-chart" role="img" [attr.aria-label]="description()" [attr.viewBox]="'0 0 ' + width + ' ' + height()">
      @for (row of rows(); track row.label; let index = $index) {
        <g [attr.transform]="'translate(0 ' + index * rowHeight + ')'">
          <text class="sim-chart-label" text-anchor="end" [attr.x]="labelWidth - 10" [attr.y]="rowHeight / 2 + 5">{{ row.short }}</text>
          <rect class="sim-chart-track" height="20" y="5" [attr.width]="barWidth" [attr.x]="labelWidth" />
          <rect class="sim-chart-bar" height="20" y="5" [attr.width]="row.length" [attr.x]="labelWidth" />
          <text class="sim-chart-figure" [attr.x]="labelWidth + row.length + 8" [attr.y]="rowHeight / 2 + 5">{{ row.figure }}</text>
        </g>
      }
    </svg>
  `,
})
export class BarChart {
  private readonly words = inject(Words);

  readonly title = input.required<string>();
  readonly bars = input.required<readonly Bar[]>();

  protected readonly width = WIDTH;
  protected readonly rowHeight = ROW;
  protected readonly labelWidth = LABEL;
  protected readonly barWidth = WIDTH - LABEL - FIGURE;
  protected readonly height = computed(() => this.bars().length * ROW);
  protected readonly description = computed(() => this.words.of('ui.chart', { title: this.title() }));
  protected readonly rows = computed(() => {
    const language = this.words.language();
    const most = Math.max(1, ...this.bars().map((bar) => bar.count));
    const total = this.bars().reduce((sum, bar) => sum + bar.count, 0);
    return this.bars().map(({ label, count }) => ({
      label,
      short: label.length > 24 ? `${label.slice(0, 23)}…` : label,
      length: Math.round((count / most) * this.barWidth),
      figure: `${formatCount(count, language)} · ${formatShare(count, total, language)}%`,
    }));
  });
}
