import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import type { ExplorerForm } from '../../api/models';
import { WordPipe } from '../i18n/word-pipe';
import { Words } from '../i18n/words';
import { Drawing } from '../ui/drawing';
import { canDraw } from './explorer-catalogue';
import type { ExplorerTable } from './explorer-client';
import { ExplorerLabels } from './explorer-labels';

/** Bars beyond these are in the table only. */
const MOST_BARS = 20;

/** An answer as a chart or map with its words, or why it cannot be one. The same figures stand in the table. */
@Component({
  selector: 'sim-answer-drawing',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Drawing, WordPipe],
  template: `
    @if (form() !== 'table') {
      @if (table().drawing; as drawing) {
        <figure class="sim-explorer-figure" [class.sim-explorer-map]="form() === 'map'">
          <sim-drawing [alternative]="alternative()" [drawing]="drawing" />
          @if (remark(); as key) {
            <figcaption class="sim-hint">{{ key | word }}</figcaption>
          }
        </figure>
      } @else if (reason(); as key) {
        <p class="sim-empty-line">{{ key | word }}</p>
      }
    }
  `,
})
export class AnswerDrawing {
  private readonly words = inject(Words);
  private readonly labels = inject(ExplorerLabels);

  readonly table = input.required<ExplorerTable>();
  readonly form = input.required<ExplorerForm>();

  /** Key of why the rows cannot be drawn so; null where they can. */
  protected readonly reason = computed(() => {
    const form = this.form();
    return form === 'table' || canDraw(form, this.table().question.rows)
      ? null
      : (`explorer.form.cannot.${form}` as const);
  });
  protected readonly remark = computed(() => {
    const { rows, columns, rowTotals } = this.table();
    if (rowTotals === null && columns.length > 1) return 'explorer.form.latest' as const;
    return this.form() === 'bars' && rows.length > MOST_BARS ? ('explorer.form.first' as const) : null;
  });
  protected readonly alternative = computed(() => {
    const form = this.form();
    if (form === 'table') return '';
    const title = this.labels.titleOf(this.table().question);
    return this.words.of(`explorer.form.alternative.${form}`, { title, values: this.extremes() });
  });

  /** The highest and the lowest value that is drawn. */
  private extremes(): string {
    const { question, rows, cells, rowTotals } = this.table();
    const drawn = rows
      .map((label, row) => ({
        name: this.labels.nameOf(question.rows, label),
        value: rowTotals === null ? cells[row]?.at(-1) : rowTotals[row],
      }))
      .sort((a, b) => (b.value ?? 0) - (a.value ?? 0));
    const [highest, lowest] = [drawn[0], drawn.at(-1)];
    if (highest === undefined || lowest === undefined) return '';
    return this.words.of('explorer.form.highest', {
      value: this.labels.figure(highest.value),
      label: highest.name,
      lowest: this.labels.figure(lowest.value),
      lowestLabel: lowest.name,
    });
  }
}
