import { ChangeDetectionStrategy, Component, computed, inject, input, resource } from '@angular/core';
import { RouterLink } from '@angular/router';
import { InstantPipe } from '../../i18n/format-pipes';
import { WordPipe } from '../../i18n/word-pipe';
import { Words } from '../../i18n/words';
import { problemOf } from '../../problems/problem';
import { ProblemAlert } from '../../problems/problem-alert';
import { Loading } from '../../ui/loading';
import { ReportDocument } from '../document/report-document';
import { periodName } from '../report-periods';
import { ReportsClient } from '../reports-client';

/** A report as it was made, which stays as it is whatever the register learns afterwards. */
@Component({
  selector: 'sim-run-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [InstantPipe, Loading, ProblemAlert, ReportDocument, RouterLink, WordPipe],
  template: `
    @if (report.isLoading()) {
      <h1>{{ 'reports.title' | word }}</h1>
      <sim-loading />
    } @else if (report.error()) {
      <h1>{{ 'reports.title' | word }}</h1>
      <sim-problem-alert [problem]="problemOf(report.error())" [retryable]="true" (again)="report.reload()" />
      <a routerLink="/reports">{{ 'reports.back' | word }}</a>
    } @else if (report.hasValue()) {
      <h1>{{ title() }}</h1>
      <p class="sim-hint">{{ 'reports.madeFrom' | word: { at: (report.value().knownAt | instant) } }}</p>
      <sim-report-document
        [asked]="{ kind: report.value().kind, period: report.value().period }"
        [report]="report.value()"
      />
    }
  `,
})
export class RunPage {
  private readonly client = inject(ReportsClient);
  private readonly words = inject(Words);

  /** From the address. */
  readonly id = input.required<string>();

  protected readonly problemOf = problemOf;
  protected readonly report = resource({
    params: () => Number(this.id()),
    loader: ({ params }) => this.client.document(params),
  });
  protected readonly title = computed(() => {
    const { kind, period } = this.report.hasValue() ? this.report.value() : { kind: 'monthly' as const, period: '' };
    return this.words.of(`reports.titles.${kind}`, { period: periodName(kind, period, this.words) });
  });
}
