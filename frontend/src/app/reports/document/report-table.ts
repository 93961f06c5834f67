import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import type { ProtectedCellDto, ReportTableDto } from '../../../api/models';
import { WordPipe } from '../../i18n/word-pipe';

const WORDS = {
  primary: 'reports.protection.primary',
  secondary: 'reports.protection.secondary',
  carried: 'reports.protection.carried',
} as const;

/** A table of a report; for the office, with the cells that the public version hides. */
@Component({
  selector: 'sim-report-table',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [WordPipe],
  template: `
    <section [attr.aria-labelledby]="'table-' + table().id">
      <h3 class="h6" [id]="'table-' + table().id">{{ table().number }}. {{ table().title }}</h3>
      <div class="sim-report-scroll" [attr.aria-labelledby]="'table-' + table().id" role="region" tabindex="0">
        <table class="table table-sm sim-figures">
          <caption class="visually-hidden">
            {{
              table().title
            }}
          </caption>
          <thead>
            <tr>
              <th scope="col">
                {{ table().labelHeading }}
                @if (!table().labelHeading) {
                  <span class="visually-hidden">Voce</span>
                }
              </th>
              @for (column of table().columns; track column.key) {
                <th class="sim-figure" scope="col">{{ column.heading }}</th>
              }
            </tr>
          </thead>
          <tbody>
            @for (row of table().rows; track row.key) {
              <tr [class.sim-total-row]="row.role === 'total'">
                <th scope="row">{{ row.label }}</th>
                @for (column of table().columns; track column.key) {
                  <td class="sim-figure">
                    {{ row.numbers[column.key]?.text }}
                    @if (protection().get(row.key + ' ' + column.key); as reason) {
                      <span class="sim-report-protected" [attr.title]="words[reason] | word">
                        <span aria-hidden="true">●</span>
                        <span class="visually-hidden">({{ words[reason] | word }})</span>
                      </span>
                    }
                  </td>
                }
              </tr>
            }
          </tbody>
        </table>
      </div>
      @if (table().remark) {
        <p class="small mb-0">{{ table().remark }}</p>
      }
    </section>
  `,
})
export class ReportTable {
  readonly table = input.required<ReportTableDto>();
  readonly protectedCells = input<readonly ProtectedCellDto[]>([]);

  protected readonly words = WORDS;
  protected readonly protection = computed(
    () =>
      new Map(
        this.protectedCells()
          .filter((cell) => cell.table === this.table().id)
          .map(({ row, column, protection }) => [`${row} ${column}`, protection]),
      ),
  );
}
