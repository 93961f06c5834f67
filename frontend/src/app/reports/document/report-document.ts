import { ChangeDetectionStrategy, Component, computed, input, output } from '@angular/core';
import type { AskedReportDto, DrawnReportDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';
import { Drawing } from '../../ui/drawing';
import { CommentaryEditor } from './commentary-editor';
import { ReportTable } from './report-table';

/** A report in reading order, as its files print it. It is in Italian in every language of the page. */
@Component({
  selector: 'sim-report-document',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [CommentaryEditor, Drawing, ReportTable, WordPipe],
  template: `
    <div class="sim-report" lang="it">
      <p class="sim-report-office">
        {{ report().cover.ministry }}<br />{{ report().cover.directorate }}
        @if (report().cover.division) {
          – {{ report().cover.division }}
        }
      </p>
      <p class="sim-report-title">
        {{ report().cover.title }}.
        @if (report().cover.territory) {
          {{ report().cover.territory }}.
        }
        {{ report().cover.date }}
      </p>
      @if (protectedCount() > 0) {
        <p class="sim-hint d-print-none">
          <span class="sim-report-protected" aria-hidden="true">●</span>
          {{ 'reports.protection.legend' | word: { count: protectedCount() } }}
        </p>
      }
      @if (report().exposedCounts.length > 0) {
        <div class="alert alert-warning d-print-none" role="note">
          <p class="mb-1">{{ 'reports.protection.exposed' | word }}</p>
          <ul class="mb-0">
            @for (count of report().exposedCounts; track count) {
              <li>{{ count }}</li>
            }
          </ul>
        </div>
      }
      @for (block of report().blocks; track $index) {
        @switch (block.type) {
          @case ('heading') {
            <h2 class="h4 sim-report-chapter">{{ block.number }}. {{ block.text }}</h2>
          }
          @case ('paragraph') {
            <p>{{ block.text }}</p>
          }
          @case ('table') {
            @if (tables().get(block.table ?? ''); as table) {
              <sim-report-table [protectedCells]="report().protectedCells" [table]="table" />
            }
          }
          @case ('figure') {
            @if (figures().get(block.figure ?? ''); as figure) {
              <figure class="sim-report-figure" [class.sim-report-map]="figure.form === 'map'">
                <figcaption>
                  Figura {{ figure.number }} – {{ figure.title }}
                  <a class="visually-hidden-focusable" [href]="here() + '#table-' + figure.table">{{
                    'reports.figureTable' | word
                  }}</a>
                </figcaption>
                <sim-drawing [alternative]="figure.alternative" [drawing]="figure.drawing" />
              </figure>
            }
          }
          @case ('commentary') {
            <sim-commentary-editor [asked]="asked()" [block]="block" [editable]="editable()" (saved)="changed.emit()" />
          }
        }
      }
      <h2 class="h4 sim-report-chapter">Note</h2>
      @for (note of report().notes; track $index) {
        <p class="small mb-1">
          <sup>{{ note.mark }}</sup> {{ note.text }}
        </p>
      }
    </div>
  `,
})
export class ReportDocument {
  readonly report = input.required<DrawnReportDto>();
  readonly asked = input.required<AskedReportDto>();
  /** Whether the reader may write the texts of the office here. */
  readonly editable = input(false);
  readonly changed = output();

  protected readonly tables = computed(() => new Map(this.report().tables.map((table) => [table.id, table])));
  protected readonly figures = computed(() => new Map(this.report().figures.map((figure) => [figure.id, figure])));
  protected readonly protectedCount = computed(
    () => this.report().protectedCells.filter(({ table }) => this.tables().has(table)).length,
  );
  protected readonly here = computed(() => location.pathname + location.search);
}
