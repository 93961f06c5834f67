import { ChangeDetectionStrategy, Component, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { MonthPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Icon } from '../../ui/icon';
import { Loading } from '../../ui/loading';
import { ReportsClient, directAddress } from '../reports-client';

/** The report of a month on the screen, made at once from today's knowledge. */
@Component({
  selector: 'sim-monthly-report-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, Loading, MonthPipe, ProblemAlert, RouterLink, WordPipe],
  templateUrl: './monthly-report-page.html',
})
export class MonthlyReportPage {
  private readonly client = inject(ReportsClient);

  /** From the address, `YYYY-MM`. */
  readonly month = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly directAddress = directAddress;
  protected readonly report = resource({
    params: () => this.month(),
    loader: ({ params }) => this.client.preview(params),
  });
}
